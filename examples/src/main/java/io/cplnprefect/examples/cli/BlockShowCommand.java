/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.core.document.DocumentYaml;
import io.cplnprefect.core.json.Json;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a block document. */
@Command(
        name = "show",
        header = "Prints the fields of a block of Control Plane, with asterisks for its token.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect block show control-plane-infrastructure/prod",
            "  cpln-prefect block show control-plane-infrastructure/prod --preview"
        })
final class BlockShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = BlockReference.LABEL,
            converter = BlockReference.Converter.class,
            description = "type and name of the block")
    private BlockReference block;

    @Option(
            names = "--preview",
            description = "print the Kubernetes Job of an infrastructure block as YAML, with its customizations")
    private boolean preview;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    BlockShowCommand() {}

    @Override
    public Integer call() {
        if (preview && block.kind() != BlockKind.INFRASTRUCTURE) {
            throw new ParameterException(
                    command.commandLine(),
                    "Option --preview requires a block of type " + BlockKind.INFRASTRUCTURE.slug());
        }
        try (Prefect prefect = PrefectClient.of(command)) {
            if (preview) {
                String manifest = ControlPlaneBlocks.of(prefect)
                        .load(BlockKind.INFRASTRUCTURE, block.name())
                        .preview();
                command.commandLine().getOut().print(manifest);
                command.commandLine().getOut().flush();
            } else {
                ObjectNode fields = Json.newMapper()
                        .valueToTree(prefect.blockDocuments()
                                .readByName(block.kind().slug(), block.name(), false)
                                .execute()
                                .data());
                output.print(new Result(fields, DocumentYaml.write(fields)));
            }
        }
        return ExitCode.DONE;
    }
}
