/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealPrefectIT {
    @ParameterizedTest
    @EnumSource
    void sharedServer_closedByOneTest_stillResponds(PrefectRelease release) throws Exception {
        RealPrefect prefect = RealPrefect.shared(release);
        prefect.close();

        assertThat(RealPrefect.shared(release)).isSameAs(prefect);
        assertThat(get(prefect.apiUrl() + "/admin/version")).isEqualTo('"' + prefect.version() + '"');
        assertThat(prefect.bin().resolve("prefect")).isExecutable();
    }

    @ParameterizedTest
    @EnumSource
    void ownServer_closed_leavesNoProcessAndNoHome(PrefectRelease release) throws Exception {
        RealPrefect prefect = RealPrefect.start(release, Map.of("PREFECT_SERVER_CSRF_PROTECTION_ENABLED", "true"));
        assertThat(get(prefect.apiUrl() + "/csrf-token?client=tests")).contains("\"token\"");
        assertThat(prefect.home().resolve("server.log")).exists();

        prefect.close();
        prefect.close();

        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info().arguments().stream()
                                .anyMatch(
                                        arguments -> String.join(" ", arguments).contains(port(prefect)))))
                .isEmpty();
        assertThat(Files.exists(prefect.home())).isFalse();
    }

    private static String port(RealPrefect prefect) {
        return String.valueOf(URI.create(prefect.apiUrl()).getPort());
    }

    private static String get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
