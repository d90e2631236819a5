/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for work pools. */
@Command(
        name = "pool",
        header = "Creates and shows work pools; needs no Control Plane.",
        subcommands = {PoolCreateCommand.class, PoolShowCommand.class})
final class PoolCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    PoolCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
