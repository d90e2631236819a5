/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.HttpProxy;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of the environment variables {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, as
 * Prefect's Python client finds it; each also in lower case, which takes precedence.
 */
final class ProxyVariables {

    private ProxyVariables() {}

    /**
     * Returns the proxy for an address.
     *
     * @throws UsageException if the variable that counts is not the address of an HTTP proxy
     */
    static @Nullable HttpProxy proxy(Map<String, String> environment, HttpUrl target) {
        if (isDirect(value(environment, "NO_PROXY"), target)) {
            return null;
        }
        String ofScheme = target.isHttps() ? "HTTPS_PROXY" : "HTTP_PROXY";
        String name = value(environment, ofScheme).isEmpty() ? "ALL_PROXY" : ofScheme;
        String value = value(environment, name);
        return value.isEmpty() ? null : parse(name, value);
    }

    private static String value(Map<String, String> environment, String name) {
        String lower =
                environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
        return lower.isEmpty() ? environment.getOrDefault(name, "").strip() : lower;
    }

    private static HttpProxy parse(String name, String value) {
        HttpUrl url = HttpUrl.parse(value.contains("://") ? value : "http://" + value);
        if (url == null || url.isHttps()) {
            throw new UsageException("Invalid " + name
                    + ": expected http://[user:password@]host[:port]. Set the address of an HTTP proxy, or NO_PROXY.");
        }
        HttpProxy proxy = HttpProxy.of(url.host(), url.port());
        return url.username().isEmpty() || url.password().isBlank()
                ? proxy
                : proxy.withCredentials(url.username(), Secret.of(url.password()));
    }

    private static boolean isDirect(String noProxy, HttpUrl target) {
        for (String each : List.of(noProxy.split(",", -1))) {
            String entry = each.strip().toLowerCase(Locale.ROOT);
            if (entry.equals("*") || (!entry.isEmpty() && matches(entry, target))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a name is the host or one of its domains; a leading dot excludes the domain itself. */
    private static boolean matches(String entry, HttpUrl target) {
        String host = entry.replaceFirst(":\\d+$", "");
        boolean portMatches = host.equals(entry) || entry.equals(host + ":" + target.port());
        if (entry.indexOf(':') != entry.lastIndexOf(':')) {
            return entry.replaceAll("[\\[\\]]", "").equals(target.host());
        }
        return portMatches
                && (target.host().equals(host) || target.host().endsWith(host.startsWith(".") ? host : "." + host));
    }
}
