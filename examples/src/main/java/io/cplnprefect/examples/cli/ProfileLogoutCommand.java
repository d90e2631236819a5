/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs a profile out of Prefect Cloud. */
@Command(
        name = "logout",
        header = "Removes the key and the address of Prefect Cloud from a profile. The key stays valid.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile logout -n cloud"})
final class ProfileLogoutCommand implements Callable<Integer> {

    @Mixin
    private ProfileOptions options;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileLogoutCommand() {}

    @Override
    public Integer call() {
        options.cloudProfile().logout();
        return ExitCode.DONE;
    }
}
