/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for profiles: they read the environment and standard input of a process. */
@Timeout(120)
class ProfileCommandsIT {

    private static final String KEY = "pnu_planted0123456789abcdef";

    @TempDir
    private Path folder;

    private Program program() {
        return new Program(folder).with("PREFECT_HOME", folder.toString());
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out() + outcome.err()).doesNotContain(KEY, "user:planted");
        return outcome;
    }

    @Test
    void profileOfAServer_isCreatedUsedByCommandsAndShownWithoutSecrets() throws IOException {
        try (PrefectEmulator server = PrefectEmulator.builder().start()) {
            Program program = program();
            String url = "PREFECT_API_URL=" + server.apiUrl();
            done(program.runWithInput(
                    "user:planted\n", "profile", "set", url, "PREFECT_API_AUTH_STRING", "-n", "prod"));
            done(program.run("profile", "use", "prod"));

            assertThat(done(program.run("profile", "ls")).out()).contains("*", "prod", server.apiUrl());
            assertThat(done(program.run("profile", "show")).out()).contains("PREFECT_API_AUTH_STRING", "********");
            assertThat(done(program.run("profile", "show", "--sources")).out())
                    .contains("PREFECT_API_URL", server.apiUrl(), "profile");
            done(program.run("profile", "unset", "PREFECT_API_AUTH_STRING"));
            assertThat(Files.readString(folder.resolve("profiles.toml"))).doesNotContain("planted");
            done(program.run("pool", "create", "cpln"));
            assertThat(server.call("GET", "/work_pools/cpln", null).path("type").asText())
                    .isEqualTo("cpln");
        }
    }

    @Test
    void invalidSettings_areRefusedAndNothingIsWritten() {
        Outcome secret = program().run("profile", "set", "PREFECT_API_KEY=" + KEY, "-n", "prod");
        assertThat(secret.exitCode()).isEqualTo(2);
        assertThat(secret.err()).contains("must not be in the command line").doesNotContain(KEY);

        Outcome address = program().run("profile", "set", "PREFECT_API_URL=prefect.example.com", "-n", "prod");
        assertThat(address.exitCode()).isEqualTo(2);
        assertThat(address.err()).contains("Invalid PREFECT_API_URL 'prefect.example.com'");

        assertThat(program().run("profile", "use", "absent").exitCode()).isEqualTo(2);
        assertThat(program().run("profile", "show").err()).contains("Missing profile");
        assertThat(folder.resolve("profiles.toml")).doesNotExist();
    }

    @Test
    void cloud_isLoggedInToSwitchedAndLoggedOutOf() throws IOException {
        HttpServer cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/api/me/workspaces", exchange -> {
            boolean valid =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (valid ? "[" + workspace("dev", 1) + "," + workspace("prod", 2) + "]" : "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(valid ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        cloud.start();
        try {
            Program program = program()
                    .with(
                            "PREFECT_CLOUD_API_URL",
                            "http://127.0.0.1:" + cloud.getAddress().getPort() + "/api");
            Outcome wrong = program.runWithInput("pnu_wrong\n", "profile", "login", "-w", "acme/dev");
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("rejects the API key").doesNotContain("pnu_wrong");

            done(program.runWithInput(KEY + "\n", "profile", "login", "-w", "acme/dev"));
            assertThat(done(program.run("profile", "workspace", "acme/prod")).out())
                    .isEqualTo("acme/prod\n");
            assertThat(Files.readString(folder.resolve("profiles.toml"))).contains("/workspaces/00000002-", KEY);
            done(program.run("profile", "logout"));
            assertThat(Files.readString(folder.resolve("profiles.toml"))).doesNotContain(KEY);
            assertThat(program.run("profile", "workspace").exitCode()).isEqualTo(2);
        } finally {
            cloud.stop(0);
        }
    }

    private static String workspace(String handle, int number) {
        return """
                {"account_id": "00000000-0000-0000-0000-00000000000a", "account_handle": "acme",
                 "workspace_id": "0000000%d-0000-0000-0000-000000000000", "workspace_handle": "%s"}\
                """.formatted(number, handle);
    }
}
