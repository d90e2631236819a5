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
        new CountDownLatch(1).await();
    }

    private static Duration delay(String name, String otherwise) {
        return Duration.ofMillis(Long.parseLong(System.getenv().getOrDefault(name, otherwise)));
    }
}
