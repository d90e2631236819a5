/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.error.UsageException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A valid {@code PREFECT_API_URL}.
 *
 * @param url the address, without a slash at its end
 * @param cloud whether it is a workspace of Prefect Cloud, recognized by the path, so that the host may be a proxy
 */
public record ApiAddress(String url, boolean cloud) {

    private static final String CLOUD_HOST = "api.prefect.cloud";
    private static final String CLOUD_EXAMPLE =
            "https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID";
    private static final Set<String> UI_PAGES = Set.of(
            "dashboard",
            "runs",
            "flow-runs",
            "flows",
            "deployments",
            "work-pools",
            "blocks",
            "variables",
            "automations",
            "events",
            "concurrency-limits",
            "settings",
            "docs");
    private static final Pattern WORKSPACE =
            Pattern.compile(".*/accounts/[0-9a-fA-F-]{36}/workspaces/[0-9a-fA-F-]{36}");

    /**
     * Returns the address with a text.
     *
     * @param text the text
     * @return the address
     * @throws UsageException if the text is not the address of a Prefect API
     */
    public static ApiAddress parse(String text) {
        String stripped = text.strip();
        HttpUrl url = HttpUrl.parse(stripped);
        if (url == null) {
            throw invalid(stripped, "expected http(s)://host[:port]/api, such as http://127.0.0.1:4200/api");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw invalid(
                    url.redact(),
                    "it contains a user or password. Remove them, and set PREFECT_API_AUTH_STRING to user:password");
        }
        if (url.query() != null || url.fragment() != null) {
            throw invalid(url.redact(), "it contains a query or fragment. Remove everything after the path");
        }
        String address = stripped.replaceAll("/+$", "");
        HttpUrl trimmed = HttpUrl.get(address);
        if (WORKSPACE.matcher(trimmed.encodedPath()).matches()
                && (!isPrefectCloud(url) || url.host().equals(CLOUD_HOST))) {
            return new ApiAddress(address, true);
        }
        if (isPrefectCloud(url)) {
            throw invalid(
                    stripped,
                    "expected the address of a workspace of Prefect Cloud, " + CLOUD_EXAMPLE
                            + ". The workspace settings of the Prefect Cloud UI show it");
        }
        List<String> segments = trimmed.pathSegments();
        if (!segments.get(segments.size() - 1).equals("api")) {
            throw invalid(stripped, "expected a path that ends in /api, such as " + likely(trimmed));
        }
        return new ApiAddress(address, false);
    }

    private static boolean isPrefectCloud(HttpUrl url) {
        return url.host().equals("prefect.cloud") || url.host().endsWith(".prefect.cloud");
    }

    /** Returns the address that is probably meant: a page of the UI or a call of the API is below the address of a server. */
    private static String likely(HttpUrl url) {
        List<String> path = url.pathSegments();
        int end = path.indexOf("api") + 1;
        for (int i = 0; end == 0 && i < path.size(); i++) {
            if (UI_PAGES.contains(path.get(i))) {
                return path(url, path.subList(0, i)) + "/api";
            }
        }
        return end > 0 ? path(url, path.subList(0, end)) : path(url, path) + "/api";
    }

    private static String path(HttpUrl url, List<String> segments) {
        HttpUrl.Builder address = url.newBuilder().encodedPath("/");
        segments.forEach(address::addPathSegment);
        return address.toString().replaceAll("/+$", "");
    }

    private static UsageException invalid(String text, String problem) {
        return new UsageException("Invalid PREFECT_API_URL '" + text + "': " + problem + ".");
    }
}
