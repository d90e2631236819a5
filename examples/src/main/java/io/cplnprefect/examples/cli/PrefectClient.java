/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.Prefect;
import picocli.CommandLine.Model.CommandSpec;

/** The client of commands that need no Control Plane. Settings that no variable has are read from the profile of Prefect. */
final class PrefectClient {

    private PrefectClient() {}

    static Prefect of(CommandSpec command) {
        return Prefect.builder()
                .environment(GlobalOptions.of(command).environment())
                .fromProfile()
                .build();
    }
}
