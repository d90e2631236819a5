/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.settings;

import io.cplnprefect.core.setting.Setting;
import java.util.List;

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

    /** Whether any certificate and host name of the server is accepted; {@code true} or {@code false}. For tests only. */
    public static final Setting API_TLS_INSECURE_SKIP_VERIFY = Setting.of(
            "PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "whether any certificate of the server is accepted", "false");

    /** PEM file of certificate authorities that are trusted in addition to those of the JVM. */
    public static final Setting API_SSL_CERT_FILE =
            Setting.of("PREFECT_API_SSL_CERT_FILE", "a PEM file of trusted certificate authorities");

    /** Headers of every request, as a JSON object of texts. They may contain secrets, so they are never shown. */
    public static final Setting CLIENT_CUSTOM_HEADERS = Setting.secret(
            "PREFECT_CLIENT_CUSTOM_HEADERS",
            "headers of every request, as a JSON object such as {\"X-Team\": \"data\"}");

    /** Address of the API of Prefect Cloud, outside of its workspaces. */
    public static final Setting CLOUD_API_URL = Setting.of(
            "PREFECT_CLOUD_API_URL", "the address of the API of Prefect Cloud", "https://api.prefect.cloud/api");

    /** The settings of a client of one server or workspace. */
    public static final List<Setting> ALL = List.of(
            API_URL, API_KEY, API_AUTH_STRING, API_TLS_INSECURE_SKIP_VERIFY, API_SSL_CERT_FILE, CLIENT_CUSTOM_HEADERS);

    private PrefectSettings() {}
}
