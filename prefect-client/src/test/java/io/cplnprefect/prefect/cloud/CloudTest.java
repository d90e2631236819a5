/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.server.ServerVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and workspaces, against scripted responses: no other double of Prefect Cloud exists. */
final class CloudTest {

    private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000a";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private Profiles profiles = Profiles.of(Path.of(""));

    @BeforeEach
    void start() throws IOException {
        server.start();
        profiles = Profiles.of(folder.resolve("profiles.toml"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cloud cloud(String key) {
        return Cloud.of(
                Secret.of(key),
                server.url("/api").toString(),
                ClientOptions.builder().retry(RetryPolicy.NONE).build());
    }

    private void respond(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void respondWithWorkspaces(String... handles) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < handles.length; i++) {
            body.append(i == 0 ? "" : ",").append("""
                {"account_id":"%s","account_name":"Acme","account_handle":"acme","workspace_id":"%s","workspace_name":"W",
                 "workspace_description":"","workspace_handle":"%s","later":1}\
                """.formatted(ACCOUNT, id(i), handles[i]));
        }
        respond(200, "[" + body + "]");
    }

    private static String id(int number) {
        return "00000000-0000-0000-0000-00000000000" + (number + 1);
    }

    private String url(int workspace) {
        return server.url("/api") + "/accounts/" + ACCOUNT + "/workspaces/" + id(workspace);
    }

    @Test
    void login_withKey_setsKeyAndWorkspace_fromWhichAClientIsCreated() throws InterruptedException {
        respondWithWorkspaces("dev", "production");
        respond(200, "true");
        CloudProfile profile = new CloudProfile(profiles, "cloud");
        try (Cloud cloud = cloud("pnu_1")) {
            assertThat(profile.login(cloud, "acme/production").handle()).isEqualTo("acme/production");
        }
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer pnu_1");
        assertThat(profiles.read("cloud").settings())
                .containsOnly(Map.entry("PREFECT_API_KEY", "pnu_1"), Map.entry("PREFECT_API_URL", url(1)));

        Map<String, String> environment =
                Map.of("PREFECT_PROFILES_PATH", profiles.file().toString());
        try (Prefect prefect =
                Prefect.builder().environment(environment).fromProfile("cloud").build()) {
            assertThat(prefect.version()).isEqualTo(ServerVersion.CLOUD);
            prefect.server().health().execute();
        }
        assertThat(server.takeRequest().getTarget())
                .isEqualTo(url(1).substring(server.url("").toString().length() - 1) + "/health");
    }

    @Test
    void workspace_isShown_changed_andRemovedWithTheKey() {
        profiles.create(
                "cloud", Map.of("PREFECT_API_KEY", "pnu_1", "PREFECT_API_URL", url(0) + "/", "PREFECT_HOME", "/x"));
        CloudProfile profile = new CloudProfile(profiles, "cloud");
        try (Cloud cloud = cloud("pnu_1")) {
            respondWithWorkspaces("dev", "production");
            assertThat(profile.workspace(cloud)).extracting(Workspace::handle).isEqualTo("acme/dev");
            respondWithWorkspaces("dev", "production");
            profile.use(cloud, "acme/production");
            assertThat(profiles.read("cloud").settings()).containsEntry("PREFECT_API_URL", url(1));
        }
        profile.logout();
        assertThat(profiles.read("cloud").settings()).containsOnly(Map.entry("PREFECT_HOME", "/x"));
        assertThatThrownBy(profile::logout)
                .isInstanceOf(UsageException.class)
                .hasMessage("The profile 'cloud' has no PREFECT_API_KEY. Log in first.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pnu_1  | 401 | rejects the API key with status 401: it is wrong, expired, or deleted. Set PREFECT_API_KEY to a valid key.
        pnu_1  | 403 | rejects the API key with status 403: it is wrong, expired, or deleted. Set PREFECT_API_KEY to a valid key.
        pcu_1  | 401 | rejects the API key with status 401: it is a key of Prefect Cloud 1, which has been shut down.
        hunter2 | 401 | rejects the API key with status 401: it does not begin with pnu_ or pnb_, as keys of Prefect Cloud do.
        pnu_1  | 404 | is not Prefect Cloud: its response to GET /api/me/workspaces has status 404. Set PREFECT_CLOUD_API_URL
        """)
    void rejectedKey_isReported_andChangesNothing(String key, int status, String problem) {
        respond(status, "{\"detail\":\"no\"}");
        try (Cloud cloud = cloud(key)) {
            assertThatThrownBy(() -> new CloudProfile(profiles, "cloud").login(cloud, null))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(problem)
                    .message()
                    .doesNotContain("hunter2");
        }
        assertThat(profiles.list()).isEmpty();
    }

    @Test
    void failingCloud_keepsItsStatus() {
        respond(500, "{}");
        try (Cloud cloud = cloud("pnu_1")) {
            assertThatThrownBy(cloud::check).isInstanceOf(ServiceException.ServerError.class);
        }
    }

    @Test
    void workspace_unknownOrAmbiguous_isReportedWithTheChoices() {
        CloudProfile profile = new CloudProfile(profiles, "cloud");
        try (Cloud cloud = cloud("pnu_1")) {
            respondWithWorkspaces("production", "dev");
            assertThatThrownBy(() -> profile.login(cloud, "acme/prod"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Unknown workspace 'acme/prod' of Prefect Cloud: the key may use [acme/dev,"
                            + " acme/production]. Choose one of these, or invite the owner of the key to the"
                            + " workspace.");
            respondWithWorkspaces("production", "dev");
            assertThatThrownBy(() -> profile.login(cloud, null))
                    .hasMessage("The key may use several workspaces of Prefect Cloud. Choose one of [acme/dev,"
                            + " acme/production].");
            respondWithWorkspaces();
            assertThatThrownBy(() -> profile.login(cloud, null)).hasMessageContaining("no workspace of Prefect Cloud");
        }
        assertThat(profiles.list()).isEmpty();
    }

    @Test
    void profileOfAServer_isNotLoggedIn() {
        profiles.create("server", Map.of("PREFECT_API_AUTH_STRING", "admin:hunter2"));
        try (Cloud cloud = cloud("pnu_1")) {
            assertThatThrownBy(() -> new CloudProfile(profiles, "server").login(cloud, null))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("The profile 'server' has PREFECT_API_AUTH_STRING, which takes precedence");
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
