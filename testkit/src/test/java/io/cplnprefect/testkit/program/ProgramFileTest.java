/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cplnprefect.testkit.cpln.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFileTest {
    private static final String BOTH = """
            controlPlane:
              orgs:
                - {name: acme, token: secret, gvcs: [{name: prefect, locations: [aws-us-west-2]}]}
              readinessDelay: 20s
              script:
                - {log: hello}
                - {exit: 3}
            prefect: {release: 2.20.25}
            seeds: [seed.yaml]
            faults:
              - {request: GET /version, times: 1, then: {respond: 503}}
            state: {load: state.json, dump: state.json}
            control: {port: 0}
            """;

    @TempDir
    private Path folder;

    @Test
    void fileWithBothServices_startsThemWithSeedsAndFaults() throws IOException {
        Files.writeString(folder.resolve("seed.yaml"), "flow_runs: [{flow: etl, name: one}]");

        try (RunningProgram program = start(BOTH)) {
            List<String> lines = program.readyLines();
            assertThat(lines.get(0)).matches("Control Plane emulator is ready at http://127.0.0.1:\\d+, org acme");
            assertThat(lines.get(1)).matches("Prefect emulator is ready at http://127.0.0.1:\\d+/api");
            String prefect = lines.get(1).replaceAll(".* ", "");

            assertThat(get(prefect + "/version")).startsWith("503");
            assertThat(get(prefect + "/version")).startsWith("200");
            assertThat(post(prefect + "/flow_runs/count")).isEqualTo("200 1");
        }
    }

    @Test
    void state_dumpedOnRequestAndLoadedAtTheNextStart_isKept() throws IOException {
        Files.writeString(folder.resolve("seed.yaml"), "flow_runs: [{flow: etl, name: one}]");
        Path state = folder.resolve("state.json");
        try (RunningProgram program = start(BOTH)) {
            String control = program.readyLines().get(2).replaceAll(".* ", "");

            assertThat(post(control + "/dump")).isEqualTo("200 dumped\n");
            assertThat(post(control + "/other")).startsWith("404");

            assertThat(Http.parse(Files.readString(state))
                            .at("/prefect/flow_runs/0/name")
                            .asText())
                    .isEqualTo("one");
        }
        Files.writeString(folder.resolve("seed.yaml"), "[]");
        try (RunningProgram program = start(BOTH)) {
            String prefect = program.readyLines().get(1).replaceAll(".* ", "");

            assertThat(get(prefect + "/version")).startsWith("503");
            assertThat(post(prefect + "/flow_runs/count")).isEqualTo("200 1");
        }
    }

    @Test
    void invalidSettings_areReportedTogetherWithLineAndPath() throws IOException {
        Path file = Files.writeString(folder.resolve("emulators.yaml"), """
                controlPlane:
                  port: 70000
                  orgs:
                    - {token: 7}
                  readinessDelay: soon
                  runtime: docker
                  script:
                    - explode
                prefect: {release: "3.1"}
                seeds: [missing.yaml]
                faults:
                  - {request: FETCH /x, then: {respond: 42}}
                  - {request: GET x, every: 0, then: burn}
                state: {load: gone.json}
                control: {}
                colour: red
                """);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProgramFile.read(file, null))
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("Invalid settings in " + file + ":\n")
                .contains(
                        "\n  line 16: colour: unknown setting. Expected one of controlPlane, prefect, seeds, faults",
                        "\n  line 2: controlPlane.port: expected a number from 0 to 65535, not 70000",
                        "\n  line 4: controlPlane.orgs[0].token: expected a text, not 7. Write it in quotes",
                        "\n  line 4: controlPlane.orgs[0].name: missing",
                        "\n  line 5: controlPlane.readinessDelay: expected a duration such as 500ms, 20s, 5m or 1h",
                        "\n  line 6: controlPlane.runtime: expected one of scripted, process, not \"docker\"",
                        "\n  line 8: controlPlane.script[0]: unknown step 'explode'",
                        "\n  line 9: prefect.release: expected one of 3.8.8, 2.20.25, not \"3.1\"",
                        "\n  line 10: seeds[0]: Cannot read the seed",
                        "\n  line 12: faults[0].request: expected 'any', 'any <path>' or a verb with a path",
                        "\n  line 12: faults[0].then.respond: expected a number from 100 to 599, not 42",
                        "\n  line 13: faults[1].request: expected",
                        "\n  line 13: faults[1].every: expected a number from 1",
                        "\n  line 13: faults[1].then: unknown fault 'burn'",
                        "\n  line 14: state.load: the file does not exist",
                        "\n  line 15: control: missing state.dump");
    }

    @Test
    void settingsOfTheReadme_areValid() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml = readme.substring(readme.indexOf("```yaml") + "```yaml".length());
        Path file = Files.writeString(folder.resolve("emulators.yaml"), yaml.substring(0, yaml.indexOf("```")));
        Files.writeString(folder.resolve("platform.yaml"), "");
        Files.writeString(folder.resolve("prefect.yaml"), "");

        assertThat(ProgramFile.read(file, null).controlPort()).isEqualTo(9400);
    }

    @Test
    void orgWithoutToken_hasThatOfTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("emulators.yaml"), "controlPlane: {orgs: [{name: acme}]}");

        try (RunningProgram program = RunningProgram.start(ProgramFile.read(file, "from-environment"))) {
            assertThat(program.readyLines()).hasSize(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProgramFile.read(file, null))
                .withMessageEndingWith("\n  line 1: controlPlane.orgs[0].token: missing. Set it here or in CPLN_TOKEN");
    }

    private RunningProgram start(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("emulators.yaml"), settings);
        return RunningProgram.start(ProgramFile.read(file, null));
    }

    private static String get(String url) throws IOException {
        return send(new Request.Builder().url(url).build());
    }

    private static String post(String url) throws IOException {
        return send(new Request.Builder()
                .url(url)
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build());
    }

    private static String send(Request request) throws IOException {
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            return response.code() + " " + response.body().string();
        }
    }
}
