/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.settings;

import io.cplnprefect.core.setting.Setting;

/** The settings of the client, with the names that Prefect uses. */
public final class PrefectSettings {

    /** Address of the API. */
    public static final Setting API_URL =
            Setting.of("PREFECT_API_URL", "the address of the Prefect API, such as http://127.0.0.1:4200/api");

    /** API key of Prefect Cloud, or bearer token of a proxy. */
    public static final Setting API_KEY = Setting.secret("PREFECT_API_KEY", "the API key of Prefect Cloud");

    /** {@code user:password} of a server that requires them; takes precedence over the key. */
    public static final Setting API_AUTH_STRING =
            Setting.secret("PREFECT_API_AUTH_STRING", "user:password of a Prefect server that requires them");

    private PrefectSettings() {}
}
