/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.prefect.FlowRunEngine;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** The process of both emulators, with random faults for the worker, and log tails that break. */
final class SoakServices {

    /** The beginning of the line that is printed after the start, before the addresses of Prefect and Control Plane. */
    static final String READY = "ready at ";

    private static final Map<Fault, Double> FAULTS = Map.of(
            Fault.respond(500), 0.01,
            Fault.respond(503), 0.01,
            Fault.rateLimit(Duration.ofSeconds(1)), 0.005,
            Fault.loseRequest(), 0.01,
            Fault.loseResponse(), 0.01,
            Fault.delay(Duration.ofSeconds(2)), 0.01,
            Fault.hang(), 0.0005);
    private static final Duration BREAKS = Duration.ofSeconds(20);

    private final Random random = new Random(1);

    private SoakServices() {}

    /** Runs the emulators until the process ends. */
    public static void main(String[] args) throws InterruptedException {
        FaultPlan faults = FaultPlan.withSeed(1);
        // The flows in the jobs and the program itself have clients of their own, which are not under test.
        RequestPattern worker =
                RequestPattern.any().where(request -> !request.userAgent().startsWith("okhttp/"));
        FAULTS.forEach(
                (fault, share) -> faults.when(worker).withProbability(share).then(fault));
        SoakServices services = new SoakServices();
        PrefectEmulator prefect = PrefectEmulator.builder().faults(faults).start();
        ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                .org(ChaosPlatform.ORG, ChaosPlatform.TOKEN)
                .gvc(ChaosPlatform.GVC)
                .script(services::flow)
                .faults(faults)
                .start();
        System.out.println(READY + prefect.apiUrl() + " " + platform.url());
        while (true) {
            Pause.millis(BREAKS.toMillis());
            platform.cutTailSessions();
        }
    }

    /** Returns a flow of up to 3 s that prints lines, and fails or crashes now and then. */
    private synchronized JobScript flow(JobSpec job) {
        JobScript script = JobScript.begin()
                .call(spec -> engine(spec).start())
                .log("begin of " + job.mainContainer().env().get("PREFECT__FLOW_RUN_ID"))
                .sleep(Duration.ofMillis(random.nextInt(3000)))
                .logAtOnce("a line", "another line", "the last line");
        int kind = random.nextInt(20);
        if (kind == 0) {
            return script.exit(137);
        }
        return script.call(spec -> {
                    FlowRunEngine engine = engine(spec);
                    var unused = kind == 1 ? engine.fail("planned") : engine.complete();
                })
                .exit(0);
    }

    private static FlowRunEngine engine(JobSpec job) {
        return new FlowRunEngine(job.mainContainer().env(), Clock.systemUTC());
    }
}
