/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.provision.PrefectStack;
import io.cplnprefect.bridge.provision.PrefectStacks;
import io.cplnprefect.cpln.ControlPlane;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the manifest of a stack, or writes it as a tree of files. */
@Command(
        name = "render",
        header = "Prints the manifest of a stack for cpln apply, or writes it as files for GitOps.",
        description =
                "Sends no request. The output contains no secret: the service account of the worker and its key are created by"
                        + " stack apply only.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect stack render --gvc prefect --location aws-eu-central-1 > prefect.yaml",
            "  cpln-prefect stack render --gvc prefect --dir infrastructure --cluster eu-prod"
        })
final class StackRenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private StackOptions options;

    @Option(
            names = "--dir",
            paramLabel = "<folder>",
            description = "write clusters/<cluster>/... below this folder, and print the names of the files")
    private @Nullable Path folder;

    @Option(
            names = "--cluster",
            paramLabel = "<name>",
            description = "name of the cluster in the tree; that of the GVC by default")
    private @Nullable String cluster;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    StackRenderCommand() {}

    @Override
    public Integer call() {
        PrefectStack stack = options.stack();
        PrintWriter out = command.commandLine().getOut();
        try (ControlPlane offline = offline()) {
            PrefectStacks stacks = PrefectStacks.of(offline);
            if (folder == null) {
                out.print(stacks.manifest(stack).toYaml());
            } else {
                write(folder, stacks.files(stack, cluster == null ? stack.gvc() : cluster), out);
            }
            out.flush();
        }
        return ExitCode.DONE;
    }

    /** Returns a client that sends no request, because manifests contain no name of an organization. */
    private static ControlPlane offline() {
        return ControlPlane.builder()
                .org("rendered")
                .token(() -> {
                    throw new IllegalStateException("A manifest is rendered without requests");
                })
                .build();
    }

    private static void write(Path folder, Map<String, String> files, PrintWriter out) {
        files.forEach((name, text) -> {
            Path file = folder.resolve(name);
            try {
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new CommandException(ExitCode.FAILED, "The file " + file + " cannot be written: " + e);
            }
            out.println(file);
        });
    }
}
