/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.setting.Setting;
import java.util.List;

/** The settings of a Control Plane client, by the names that Control Plane's own tools use. */
public final class ControlPlaneSettings {

    /** Address of the API. */
    public static final Setting ENDPOINT =
            Setting.of("CPLN_ENDPOINT", "the address of the Control Plane API", "https://api.cpln.io");

    /** Token of a user or service account. */
    public static final Setting TOKEN =
            Setting.secret("CPLN_TOKEN", "the token of a user or service account of Control Plane");

    /** Organization: a name, or a link, as workloads have it in their environment. */
    public static final Setting ORG = Setting.of("CPLN_ORG", "the name of the organization on Control Plane");

    /** GVC: a name or a link. */
    public static final Setting GVC = Setting.of("CPLN_GVC", "the name of the GVC in which jobs run");

    /** Location: a name or a link. */
    public static final Setting LOCATION = Setting.of("CPLN_LOCATION", "the name of the location in which jobs run");

    /** Address of the logs service; discovered if it is not set. */
    public static final Setting LOGS_ENDPOINT =
            Setting.of("CPLN_LOGS_ENDPOINT", "the address of the logs service of Control Plane");

    /** Address of the audit service; discovered if it is not set. */
    public static final Setting AUDIT_ENDPOINT =
            Setting.of("CPLN_AUDIT_ENDPOINT", "the address of the audit service of Control Plane");

    /** Address of the metrics service; discovered if it is not set. */
    public static final Setting METRICS_ENDPOINT =
            Setting.of("CPLN_METRICS_ENDPOINT", "the address of the metrics service of Control Plane");

    /** Address of the billing service; discovered if it is not set. */
    public static final Setting BILLING_ENDPOINT =
            Setting.of("CPLN_BILLING_ENDPOINT", "the address of the billing service of Control Plane");

    /**
     * Address of the stream of workload statuses, which {@code /discovery} does not contain. By default it is
     * {@code wss://workload-status.cpln.io} for the public API, otherwise that of the API.
     */
    public static final Setting STATUS_ENDPOINT =
            Setting.of("CPLN_WORKLOAD_STATUS_URL", "the address of the stream of workload statuses of Control Plane");

    /** Address of the replica servers, instead of that of the deployment of each workload. */
    public static final Setting TERMINAL_ENDPOINT =
            Setting.of("TERMINAL_SERVER_URL", "the address of the server that runs commands in replicas");

    /** All settings. */
    static final List<Setting> ALL = List.of(
            ENDPOINT,
            TOKEN,
            ORG,
            GVC,
            LOCATION,
            LOGS_ENDPOINT,
            AUDIT_ENDPOINT,
            METRICS_ENDPOINT,
            BILLING_ENDPOINT,
            STATUS_ENDPOINT,
            TERMINAL_ENDPOINT);

    /** The settings that are addresses of services beside the API. */
    static final List<Setting> SERVICES = List.of(
            LOGS_ENDPOINT, AUDIT_ENDPOINT, METRICS_ENDPOINT, BILLING_ENDPOINT, STATUS_ENDPOINT, TERMINAL_ENDPOINT);

    private ControlPlaneSettings() {}
}
