/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Registers the block types. */
@Command(
        name = "register",
        header = "Registers the block types of Control Plane, and prints their slugs.",
        description = "What exists is kept, so that the command can be repeated.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect block register", "  cpln-prefect block register -o json"})
final class BlockRegisterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    BlockRegisterCommand() {}

    @Override
    public Integer call() {
        try (Prefect prefect = PrefectClient.of(command)) {
            ControlPlaneBlocks.of(prefect).registerAll();
        }
        ArrayNode slugs = JsonNodeFactory.instance.arrayNode();
        BlockKind.all().forEach(kind -> slugs.add(kind.slug()));
        output.print(new Result(
                slugs,
                String.join("\n", BlockKind.all().stream().map(BlockKind::slug).toList())));
        return ExitCode.DONE;
    }
}
