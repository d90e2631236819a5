/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of a request's headers: authentication, CSRF token, API version. */
final class RequestGuard {
    private static final Set<String> WITHOUT_AUTHENTICATION = Set.of("/health", "/ready");
    private static final Set<String> WITHOUT_VERSION = Set.of("/health", "/version");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    private final @Nullable String authorization;
    private final CsrfTokens csrf;

    RequestGuard(@Nullable String authString, CsrfTokens csrf) {
        this.csrf = csrf;
        authorization = authString == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(authString.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks the headers of a request.
     *
     * @param header returns the value of a header, or null
     * @throws ErrorResponseException with status 400, 401 or 403
     */
    void check(String method, String path, Function<String, @Nullable String> header) {
        // The server compares the scheme exactly: it refuses lower case.
        if (authorization != null
                && !WITHOUT_AUTHENTICATION.contains(path)
                && !authorization.equals(header.apply("Authorization"))) {
            throw new ErrorResponseException(ApiResponse.exception(401, "Unauthorized"));
        }
        csrf.check(method, header.apply("Prefect-Csrf-Token"), header.apply("Prefect-Csrf-Client"));
        String version = header.apply("X-PREFECT-API-VERSION");
        if (version != null && !WITHOUT_VERSION.contains(path)) {
            checkVersion(version);
        }
    }

    private static void checkVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw ErrorResponseException.detail(
                    400,
                    "Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but received "
                            + version);
        }
        if (Integer.parseInt(matcher.group(1)) == 0 && Integer.parseInt(matcher.group(2)) < 8) {
            throw ErrorResponseException.detail(
                    400,
                    "The request specified API version " + version
                            + " but this server requires version 0.8.0 or higher.");
        }
    }
}
