/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.setting.Setting;

/** The settings of a Control Plane client, by the names that Control Plane's own tools use. */
public final class ControlPlaneSettings {

    /** Address of the API server. */
    public static final Setting ENDPOINT =
            Setting.of("CPLN_ENDPOINT", "the address of the Control Plane API", "https://api.cpln.io");

    /** Token of a user or service account. */
    public static final Setting TOKEN =
            Setting.secret("CPLN_TOKEN", "a token or service account key for Control Plane");

    /** Organisation. */
    public static final Setting ORG = Setting.of("CPLN_ORG", "the name of your organisation on Control Plane");

    /** GVC. */
    public static final Setting GVC = Setting.of("CPLN_GVC", "the name of the GVC that jobs run in");

    /** Location: a name, or a link as workloads find it. */
    public static final Setting LOCATION = Setting.of("CPLN_LOCATION", "the location that jobs run in");

    /** Address of the logs service. */
    public static final Setting LOGS_ENDPOINT = Setting.of("CPLN_LOGS_ENDPOINT", "the address of the logs service");

    private ControlPlaneSettings() {}
}
