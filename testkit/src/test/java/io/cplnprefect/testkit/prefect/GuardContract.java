/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The requests that a server with CSRF protection, and one of 3.x with an auth string, accepts. */
final class GuardContract {
    static final String AUTH_STRING = "user:pass:word";

    private GuardContract() {}

    static void csrf(String apiUrl) {
        RawApi bare = new RawApi(apiUrl);
        assertThat(bare.get("/health").status()).isEqualTo(200);
        assertRefused(bare.post("/flows/", "{'name':'f'}"), 403, "/detail", "Missing CSRF token.");
        assertRefused(
                new RawApi(apiUrl, "Prefect-Csrf-Token", "x").post("/flows/", "{'name':'f'}"),
                403,
                "/detail",
                "Missing client identifier.");
        assertRefused(
                with(apiUrl, "x").post("/flows/", "{'name':'f'}"),
                403,
                "/detail",
                "Invalid CSRF token or client identifier.");

        Reply token = bare.get("/csrf-token?client=tests");

        assertThat(token.text("/client")).isEqualTo("tests");
        assertThat(token.body().hasNonNull("expiration")).isTrue();
        assertThat(with(apiUrl, token.text("/token"))
                        .post("/flows/", "{'name':'f'}")
                        .status())
                .isEqualTo(201);
    }

    static void authString(String apiUrl) {
        String credentials = Base64.getEncoder().encodeToString(AUTH_STRING.getBytes(StandardCharsets.UTF_8));
        RawApi bare = new RawApi(apiUrl);
        assertThat(bare.get("/health").status()).isEqualTo(200);
        assertThat(bare.get("/ready").status()).isEqualTo(200);
        assertRefused(bare.get("/version"), 401, "/exception_message", "Unauthorized");
        assertRefused(bare.get("/nope"), 401, "/exception_message", "Unauthorized");
        assertRefused(
                new RawApi(apiUrl, "Authorization", "basic " + credentials).get("/version"),
                401,
                "/exception_message",
                "Unauthorized");
        assertThat(new RawApi(apiUrl, "Authorization", "Basic " + credentials)
                        .get("/version")
                        .status())
                .isEqualTo(200);
    }

    static void apiVersion(String apiUrl) {
        assertThat(new RawApi(apiUrl, "X-PREFECT-API-VERSION", "0.8.4")
                        .get("/flows/name/zz")
                        .status())
                .isEqualTo(404);
        assertRefused(
                new RawApi(apiUrl, "X-PREFECT-API-VERSION", "0.7.9").get("/flows/name/zz"),
                400,
                "/detail",
                "The request specified API version 0.7.9 but this server requires version 0.8.0 or higher.");
        assertRefused(
                new RawApi(apiUrl, "X-PREFECT-API-VERSION", "x").get("/flows/name/zz"),
                400,
                "/detail",
                "Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but received x");
        assertThat(new RawApi(apiUrl, "X-PREFECT-API-VERSION", "0.7.9")
                        .get("/health")
                        .status())
                .isEqualTo(200);
    }

    private static RawApi with(String apiUrl, String token) {
        return new RawApi(apiUrl, "Prefect-Csrf-Token", token, "Prefect-Csrf-Client", "tests");
    }

    private static void assertRefused(Reply reply, int status, String pointer, String text) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text(pointer)).isEqualTo(text);
    }
}
