/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes an infrastructure block as a work pool. */
@Command(
        name = "publish",
        header = "Creates a work pool with the settings of an infrastructure block, and prints its id.",
        description = "For the move from agents to workers. A token in the block is saved as a block"
                + " control-plane-configuration with the name of the work pool.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect block publish control-plane-infrastructure/prod --pool cpln"})
final class BlockPublishCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = BlockReference.LABEL,
            converter = BlockReference.Converter.class,
            description = "type and name of the block")
    private BlockReference block;

    @Option(names = "--pool", required = true, paramLabel = "<pool>", description = "name of the new work pool")
    private String pool;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    BlockPublishCommand() {}

    @Override
    public Integer call() {
        if (block.kind() != BlockKind.INFRASTRUCTURE) {
            throw new ParameterException(
                    command.commandLine(),
                    "Command publish requires a block of type " + BlockKind.INFRASTRUCTURE.slug());
        }
        try (Prefect prefect = PrefectClient.of(command)) {
            ControlPlaneBlocks blocks = ControlPlaneBlocks.of(prefect);
            WorkPool published = blocks.publish(blocks.load(BlockKind.INFRASTRUCTURE, block.name()), pool);
            output.print(new Result(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("id", published.id().toString())
                            .put("name", published.name())
                            .put("type", published.type()),
                    published.id() + "\n"));
        }
        return ExitCode.DONE;
    }
}
