/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.cleanup.CleanupReport;
import io.cplnprefect.bridge.cleanup.CleanupSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes unused objects. */
@Command(
        name = "cleanup",
        header = "Deletes the objects that were created for jobs and have been unused for a day.",
        description = {
            "Runs one round over workloads, identities, policies, secrets with credentials of workers, and records of"
                    + " offline workers, and prints what was done. An object is retired by one round and deleted by"
                    + " another one, at least 10 minutes later: run this command by a schedule.",
            "The exit code is 1 if a request failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect cleanup --gvc prefect --dry-run",
            "  cpln-prefect cleanup --gvc prefect --gvc reports --age-hours 72 -o json"
        })
final class CleanupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--gvc",
            paramLabel = "<gvc>",
            description = "GVC whose objects are deleted, may be repeated; CPLN_GVC by default")
    private List<String> gvcs = List.of();

    @Option(
            names = "--age-hours",
            paramLabel = "<hours>",
            description = "how long an object must have been unused; 24 by default")
    private @Nullable Integer age;

    @Option(names = "--foreign", description = "also delete the workloads of Control Plane's agents in Python")
    private boolean foreign;

    @Option(names = "--dry-run", description = "print what a round would do, and change nothing")
    private boolean dryRun;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    CleanupCommand() {}

    @Override
    public Integer call() {
        CleanupReport report = report();
        output.print(CleanupResult.of(report, GlobalOptions.of(command).outputColors()));
        return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private CleanupReport report() {
        try (Connection connection = Connection.of(GlobalOptions.of(command).environment());
                Progress progress = Progress.of("Cleaning up")) {
            return connection
                    .bridge()
                    .cleanup(settings(connection.defaultGvc()))
                    .runOnce();
        }
    }

    private CleanupSettings settings(@Nullable String defaultGvc) {
        CleanupSettings.Builder settings =
                CleanupSettings.builder().dryRun(dryRun).foreign(foreign);
        if (!gvcs.isEmpty()) {
            settings.gvcs(gvcs);
        } else if (defaultGvc != null) {
            settings.addGvcs(defaultGvc);
        }
        if (age != null) {
            settings.orphanAge(Duration.ofHours(age));
        }
        return settings.build();
    }
}
