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

    /** Address of the logs service. */
    public static final Setting LOGS_ENDPOINT =
            Setting.of("CPLN_LOGS_ENDPOINT", "the address of the logs service of Control Plane");

    /** All settings. */
    static final List<Setting> ALL = List.of(ENDPOINT, TOKEN, ORG, GVC, LOCATION, LOGS_ENDPOINT);

    private ControlPlaneSettings() {}
}
