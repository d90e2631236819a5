/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CplnPrefectTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return CplnPrefect.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    static Stream<CommandSpec> commands() {
        return commands(CplnPrefect.commandLine());
    }

    private static Stream<CommandSpec> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(CplnPrefectTest::commands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfACommand_hasItsDescriptionAndExamples(CommandSpec command) {
        String help = command.commandLine().getUsageMessage();

        assertThat(help).contains("Usage: " + command.qualifiedName(), "--help");
        if (command.subcommands().isEmpty() && !command.name().equals("generate-completion")) {
            assertThat(help).containsSubsequence("Examples:\n  ", command.qualifiedName() + " ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worker                    | Missing command: expected start
            worker start              | Missing required option: '--pool=<pool>'
            worker start -p x -l many | Invalid value for option '--limit': 'many' is not an int
            worker start -p x --query-seconds 0 | '0' is not a number of seconds, at least 1
            agent                     | Missing command: expected start
            agent start               | Missing work queues: expected --queue, --match or --pool
            block show docker/x       | 'docker/x' is not a block <type>/<name> of the types control-plane-configuration, c
            block show cpln-job/x --preview | Option --preview requires a block of type control-plane-infrastructure
            job run                   | Missing required option: '--file=<file>'
            job stop etl              | 'etl' is not a PID org:gvc:workload:command
            explain acme:gvc          | 'acme:gvc' is not the id of a flow run or a PID org:gvc:workload:command
            logs acme:gvc             | 'acme:gvc' is not the id
            sync -p x -o csv          | Invalid value for option '--output': expected one of [TABLE, JSON, YAML]
            deploy                    | Missing command: expected plan, apply, image
            deploy plan               | Missing required parameter: '<file>'
            deploy apply x --summary csv | 'csv' is not <format> or <format>=<file> with one of the formats json, junit, markdown
            deploy image --set A:1    | Invalid image 'A:1': expected [registry/]name[:tag][@digest] in lower case
            run load/daily --timeout 5 | Option --timeout requires --wait
            block publish cpln-job/x --pool p | Command publish requires a block of type control-plane-infrastructure
            profile                   | Missing command: expected ls, show, use, set, unset, login, workspace, logout
            synch                     | Did you mean: cpln-prefect sync?
            """)
    void invalidArguments_areReportedWithExitCode2(String line, String message) {
        int exitCode = execute(line.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("cpln-prefect: ")
                .contains(message)
                .hasLineCount(2);
    }

    @Test
    void tailBeyondItsLimits_isRefused() {
        int exitCode = execute("logs", "00000000-0000-4000-8000-000000000000", "--tail", "1000");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("Invalid value '1000' for option '--tail': expected 1 to 999");
    }

    @Test
    void optionsOfEveryCommand_areAcceptedBeforeAndAfterItsName() {
        CommandLine line = CplnPrefect.commandLine();

        line.parseArgs("--org", "acme", "job", "stop", "--api-url", "http://p/api", "acme:g-1:w-1:" + UUID);

        CommandSpec stop = line.getParseResult().subcommand().subcommand().commandSpec();
        assertThat(GlobalOptions.of(stop).environment())
                .containsEntry("CPLN_ORG", "acme")
                .containsEntry("PREFECT_API_URL", "http://p/api");
    }

    @Test
    void completion_isAValidScriptOfAllCommands() throws Exception {
        int exitCode = execute("generate-completion");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("worker", "job", "explain", "--dry-run");
        assertThat(syntaxErrors(out.toString())).isEmpty();
    }

    private static String syntaxErrors(String script) throws IOException {
        Process shell =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        shell.getOutputStream().write(script.getBytes(UTF_8));
        shell.getOutputStream().close();
        return new String(shell.getInputStream().readAllBytes(), UTF_8);
    }

    private static final String UUID = "8d9ffd4f-0a4f-4c52-9d3b-6f4b0b6a8c11";

    static Stream<Arguments> filesOfCommands() {
        return Stream.of("job run -f", "block save control-plane-configuration/x -f", "pool create x --template")
                .flatMap(command -> Stream.of(
                        Arguments.of(command, "absent.yaml", "it does not exist. Correct the path."),
                        Arguments.of(command, "folder.yaml", "it cannot be read: Is a directory"),
                        Arguments.of(command, "latin1.yaml", "it is not UTF-8. Convert it.")));
    }

    @ParameterizedTest
    @MethodSource("filesOfCommands")
    void fileThatCannotBeRead_isAnErrorInTheCall(String command, String name, String problem, @TempDir Path folder)
            throws IOException {
        Files.createDirectory(folder.resolve("folder.yaml"));
        Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        Path file = folder.resolve(name);
        try (PrefectEmulator server = PrefectEmulator.builder().start()) {
            String[] arguments = ("--api-url " + server.apiUrl() + " " + command + " " + file).split(" ");

            assertThat(execute(arguments)).as(err.toString()).isEqualTo(2);
        }
        assertThat(err.toString()).contains("Invalid file '" + file, problem).doesNotContain("java.");
    }
}
