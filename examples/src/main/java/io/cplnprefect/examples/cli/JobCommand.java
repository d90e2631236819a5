/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for jobs without Prefect. */
@Command(
        name = "job",
        header = "Runs and stops jobs on Control Plane; needs no Prefect server.",
        subcommands = {JobRunCommand.class, JobStopCommand.class})
final class JobCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    JobCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
