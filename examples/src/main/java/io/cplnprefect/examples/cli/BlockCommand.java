/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for blocks. */
@Command(
        name = "block",
        header = "Registers, saves, shows and publishes the blocks of Control Plane; needs no Control Plane.",
        subcommands = {
            BlockRegisterCommand.class,
            BlockSaveCommand.class,
            BlockShowCommand.class,
            BlockPublishCommand.class
        })
final class BlockCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    BlockCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
