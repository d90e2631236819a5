/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.error.UsageException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A checked {@code PREFECT_API_URL}.
 *
 * @param url the address, without a slash at its end
 * @param cloud whether it is a workspace of Prefect Cloud
 */
record ApiAddress(String url, boolean cloud) {

    private static final String CLOUD_HOST = "api.prefect.cloud";
    private static final String CLOUD_EXAMPLE =
            "https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID";
    private static final Pattern WORKSPACE =
            Pattern.compile("/api/accounts/[0-9a-fA-F-]{36}/workspaces/[0-9a-fA-F-]{36}");

    static ApiAddress parse(String text) {
        String given = text.strip();
        if (!given.matches("(?i)https?://.*")) {
            throw wrong(given, "it must begin with http:// or https://, as http://127.0.0.1:4200/api does");
        }
        HttpUrl url = HttpUrl.parse(given);
        if (url == null) {
            throw wrong(given, "it must look like http://127.0.0.1:4200/api");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw wrong(
                    url.redact(), "it must hold no user and password; set PREFECT_API_AUTH_STRING to user:password");
        }
        if (url.query() != null || url.fragment() != null) {
            throw wrong(url.redact(), "it must end with its path, without ? and #");
        }
        String address = given.replaceAll("/+$", "");
        String path = HttpUrl.get(address).encodedPath();
        if (url.host().endsWith("prefect.cloud")) {
            if (!url.host().equals(CLOUD_HOST) || !WORKSPACE.matcher(path).matches()) {
                throw wrong(given, "the address of a workspace of Prefect Cloud is " + CLOUD_EXAMPLE);
            }
            return new ApiAddress(address, true);
        }
        List<String> segments = HttpUrl.get(address).pathSegments();
        if (!segments.get(segments.size() - 1).equals("api")) {
            throw wrong(given, "it must end in /api, e.g. " + address + "/api");
        }
        return new ApiAddress(address, false);
    }

    private static UsageException wrong(String given, String wayOut) {
        return new UsageException("PREFECT_API_URL is '" + given + "': " + wayOut);
    }
}
