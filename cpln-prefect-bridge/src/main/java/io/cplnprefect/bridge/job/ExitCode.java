/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** Descriptions of exit codes for the state message of a crashed flow run. */
final class ExitCode {

    private ExitCode() {}

    static String describe(int code) {
        String meaning = switch (code) {
            case 1 -> "the process ended with an error";
            case 125 -> "the container could not be started";
            case 126 -> "the command is not executable; check its permissions";
            case 127 -> "the command was not found; check the image";
            case 137, -9 -> "killed (SIGKILL), most often out of memory";
            case 143, -15 -> "terminated (SIGTERM)";
            case 247 -> "killed, most often out of memory";
            default -> "";
        };
        return "exit code " + code + (meaning.isEmpty() ? "" : ": " + meaning);
    }
}
