/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.job.IdempotencyKey;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobOutput;
import io.cplnprefect.bridge.job.JobPlan;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a Kubernetes Job manifest as a job. */
@Command(
        name = "run",
        header = "Starts a job from a Kubernetes Job manifest and prints its PID.",
        description = {
            "With --follow, prints the lines of the job until it has ended; the exit code is 1 if the job did not succeed."
                    + " With -o json or -o yaml these lines are on standard error, and the end of the job on standard output."
                    + " The job continues if this program is stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect job run -f report.yaml --gvc prefect --dry-run",
            "  PID=$(cpln-prefect job run -f report.yaml --gvc prefect --key report-2026-11-21)",
            "  cpln-prefect job run -f report.yaml --gvc prefect --follow"
        })
final class JobRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "<file>",
            description = "file of the manifest, YAML or JSON")
    private Path file;

    @Option(names = "--gvc", paramLabel = "<gvc>", description = "GVC to run in, instead of CPLN_GVC")
    private @Nullable String gvc;

    @Option(
            names = "--location",
            paramLabel = "<location>",
            description = "location to run in; the first one of the GVC by default")
    private @Nullable String location;

    @Option(
            names = "--key",
            paramLabel = "<key>",
            description = "start no second job for the same key, and print the PID of the first one")
    private @Nullable String key;

    @Option(names = "--follow", description = "print the lines of the job until it has ended")
    private boolean follow;

    @Option(names = "--dry-run", description = "print what would be created and started, and change nothing")
    private boolean dryRun;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    JobRunCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        JobManifest manifest = JobManifest.parse(InputFile.text(file));
        try (JobsClient client = JobsClient.of(GlobalOptions.of(command).environment())) {
            JobSpec spec = spec(manifest, client);
            if (dryRun) {
                return print(plan(client, spec));
            }
            JobHandle job = submit(client, spec);
            job.warnings().forEach(warning -> err().println("Warning: " + warning));
            if (follow) {
                return follow(job);
            }
            output.print(new Result(started(job), job.pid() + "\n"));
            return ExitCode.DONE;
        }
    }

    private JobSpec spec(JobManifest manifest, JobsClient client) {
        String name = gvc == null ? client.defaultGvc() : gvc;
        if (name == null) {
            throw new UsageException("Missing GVC. Set --gvc or CPLN_GVC.");
        }
        return JobSpec.builder()
                .manifest(manifest)
                .gvc(name)
                .location(location)
                .purpose(key == null ? null : new IdempotencyKey(key))
                .build();
    }

    private static JobPlan plan(JobsClient client, JobSpec spec) {
        try (Progress progress = Progress.of("Reading")) {
            return client.jobs().plan(spec);
        }
    }

    private int print(JobPlan plan) {
        String yaml = plan.toYaml();
        output.print(new Result(DocumentText.read(yaml).get(0).content(), yaml));
        return plan.decision() == JobPlan.Decision.REFUSE ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static JobHandle submit(JobsClient client, JobSpec spec) throws InterruptedException {
        try (Progress progress = Progress.of("Starting the job")) {
            return client.jobs().submit(spec);
        }
    }

    private int follow(JobHandle job) {
        boolean text = output.format() == OutputFormat.TABLE;
        PrintWriter lines = text ? command.commandLine().getOut() : err();
        err().println("Job " + job.pid());
        JobEnd end;
        try (JobOutput log = job.follow(line -> {
            lines.println(line.line());
            lines.flush();
        })) {
            end = log.ended().join();
        }
        if (text) {
            err().println("Job " + job.pid() + " " + JobEndResult.words(end));
        } else {
            output.print(JobEndResult.of(end, GlobalOptions.of(command).outputColors()));
        }
        return end.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }

    private static ObjectNode started(JobHandle job) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("pid", job.pid().toString());
        document.put("adopted", job.adopted());
        job.warnings().forEach(document.putArray("warnings")::add);
        return document;
    }
}
