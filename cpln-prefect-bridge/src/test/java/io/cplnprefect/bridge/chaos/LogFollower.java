/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.job.JobOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process of an embedder that follows the job of {@code CHAOS_PID}, prints its lines, and then {@link #END}. */
final class LogFollower {

    static final String PID = "CHAOS_PID";
    static final String END = "chaos-end";

    private LogFollower() {}

    /** Runs until the job has ended and its last line was printed. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (Bridge bridge = Bridge.fromEnvironment(System.getenv());
                JobOutput output = bridge.jobs().handle(System.getenv(PID)).follow(line -> out.println(line.line()))) {
            output.ended().join();
        }
        out.println(END);
        out.flush();
    }
}
