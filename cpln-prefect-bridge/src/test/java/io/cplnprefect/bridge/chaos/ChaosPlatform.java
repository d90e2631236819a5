/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.ProcessRuntime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The process of the Control Plane emulator, whose jobs are processes. It prints its address. */
final class ChaosPlatform {

    static final String ORG = "acme";
    static final String GVC = "prefect";
    static final String TOKEN = "chaos-token";
    static final String READY = "ready at ";

    /** The variables of the delays of the platform, in milliseconds. */
    static final String READINESS_DELAY = "CHAOS_READINESS_DELAY";

    static final String COMMAND_DELAY = "CHAOS_COMMAND_DELAY";

    /** The variable of the time between two breaks of all log tails, in milliseconds; none without it. */
    static final String TAIL_BREAKS = "CHAOS_TAIL_BREAKS";

    /** The beginning of the line that is printed for each break, before the number of connections. */
    static final String BREAK = "break ";

    private ChaosPlatform() {}

    /** Runs the emulator until SIGTERM, which also ends all jobs. */
    public static void main(String[] args) throws InterruptedException {
        ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
                .org(ORG, TOKEN)
                .gvc(GVC)
                .readinessDelay(delay(READINESS_DELAY, "2000"))
                .commandStartDelay(delay(COMMAND_DELAY, "500"))
                .runtime(ProcessRuntime.create())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        System.out.println(READY + emulator.url());
        Duration breaks = delay(TAIL_BREAKS, "0");
        if (!breaks.isZero()) {
            breakTails(emulator, breaks);
        }
        new CountDownLatch(1).await();
    }

    /** Ends all connections of log tails again and again, in turn without and with a closing message. */
    private static void breakTails(ControlPlaneEmulator emulator, Duration period) throws InterruptedException {
        boolean cut = true;
        while (true) {
            Thread.sleep(period.toMillis());
            int open = emulator.openTailSessions();
            if (open > 0) {
                if (cut) {
                    emulator.cutTailSessions();
                } else {
                    emulator.endTailSessions();
                }
                cut = !cut;
                System.out.println(BREAK + open);
            }
        }
    }

    private static Duration delay(String name, String otherwise) {
        return Duration.ofMillis(Long.parseLong(System.getenv().getOrDefault(name, otherwise)));
    }
}
