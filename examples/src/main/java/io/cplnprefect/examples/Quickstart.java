/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.prefect.FlowRunEngine;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs one flow run on emulators in this process, without an account, Python or a network.
 *
 * <p>If {@code PREFECT_API_URL} is set, it uses that server instead of the emulator. The exit code is 0 if the flow run has
 * completed.
 */
public final class Quickstart {

    private static final String ORG = "acme";
    private static final String GVC = "prefect";
    private static final String POOL = "quickstart";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private Quickstart() {}

    /**
     * Runs the program.
     *
     * @param args ignored
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        boolean completed = run(System.getenv("PREFECT_API_URL"));
        System.exit(completed ? 0 : 1);
    }

    static boolean run(@Nullable String prefectApiUrl) throws InterruptedException {
        try (ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org(ORG, "quickstart-token")
                        .gvc(GVC)
                        .readinessDelay(Duration.ofSeconds(1))
                        .script(Quickstart::flow)
                        .start();
                PrefectEmulator server = PrefectEmulator.builder().start();
                Prefect prefect = (prefectApiUrl == null
                                ? Prefect.builder().apiUrl(server.apiUrl())
                                : Prefect.builder().fromEnvironment())
                        .build();
                ControlPlane controlPlane = ControlPlane.builder()
                        .endpoint(platform.url())
                        .logsEndpoint(platform.logsUrl())
                        .token(Secret.of(platform.token()))
                        .org(ORG)
                        .build();
                Bridge bridge = Bridge.between(prefect, controlPlane)) {
            print("Prefect API      " + prefect.apiUrl() + " (version " + prefect.check() + ")");
            print("Control Plane    " + platform.url() + " (emulated)");
            return runOne(prefect, controlPlane, bridge);
        }
    }

    private static boolean runOne(Prefect prefect, ControlPlane controlPlane, Bridge bridge)
            throws InterruptedException {
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(POOL)
                .name("quickstart-worker")
                .gvc(GVC)
                .jobApiUrl(prefect.apiUrl())
                .pollInterval(Duration.ofSeconds(1))
                .observeInterval(Duration.ofSeconds(1))
                .build();
        Printer printer = new Printer();
        try (Worker worker = bridge.worker(settings, printer)) {
            FlowRun run = schedule(prefect);
            print("Flow run         " + run.name() + " " + run.id());
            printer.follow(run.id());
            try (Schedule schedule = worker.schedule().start()) {
                EndedRun ended = printer.end(TIME_LIMIT);
                chain(controlPlane, printer.job(), ended);
                return ended.state().equals("COMPLETED");
            }
        }
    }

    private static FlowRun schedule(Prefect prefect) {
        Flow flow = prefect.flows()
                .create(FlowCreate.builder().name("hello").build())
                .execute();
        Deployment deployment = prefect.deployments()
                .create(DeploymentCreate.builder()
                        .name("quickstart")
                        .flowId(flow.id())
                        .workPoolName(POOL)
                        .entrypoint("hello.py:hello")
                        .build())
                .execute();
        print("Deployment       " + flow.name() + "/" + deployment.name() + " in work pool " + POOL);
        return prefect.deployments()
                .createFlowRun(
                        deployment.id(), DeploymentFlowRunCreate.builder().build())
                .execute();
    }

    /** Returns what the job does instead of a Python flow: it reports to the server as Prefect's engine does. */
    private static JobScript flow(JobSpec job) {
        FlowRunEngine engine = new FlowRunEngine(job.mainContainer().env(), Clock.systemUTC());
        return JobScript.begin()
                .call(spec -> engine.start())
                .log("Hello from " + job.replica())
                .sleep(Duration.ofSeconds(1))
                .log("Working...")
                .sleep(Duration.ofSeconds(1))
                .log("Done")
                .call(spec -> engine.complete())
                .exit(0);
    }

    private static void chain(ControlPlane controlPlane, Job job, EndedRun ended) {
        InfrastructurePid pid = job.pid();
        Optional<JobExecution> execution = controlPlane
                .org()
                .gvc(pid.gvc())
                .workload(pid.workload())
                .deployments()
                .get(job.location())
                .execute()
                .executionOf(pid.command());
        print("The chain");
        print("  flow run       " + ended.flowRunId());
        print("  PID            " + pid);
        print("  workload       " + pid.workloadLink());
        print("  command        " + pid.command());
        execution.ifPresent(
                each -> print("  execution      " + each.name() + " " + each.status() + ", replica " + each.replica()));
        print("Final state      " + ended.state());
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** Prints the events of the worker. */
    private static final class Printer implements WorkerListener {
        private final CompletableFuture<Job> job = new CompletableFuture<>();
        private final CompletableFuture<EndedRun> end = new CompletableFuture<>();
        private volatile @Nullable UUID followed;

        void follow(UUID flowRunId) {
            followed = flowRunId;
        }

        @Override
        public void started(UUID flowRunId, Job started) {
            if (flowRunId.equals(followed)) {
                print("Started          " + started.pid());
                job.complete(started);
            }
        }

        @Override
        public void notStarted(UUID flowRunId, Throwable reason) {
            if (flowRunId.equals(followed)) {
                end.completeExceptionally(reason);
            }
        }

        @Override
        public void line(UUID flowRunId, LogEntry line) {
            if (flowRunId.equals(followed)) {
                print("  | " + line.line());
            }
        }

        @Override
        public void ended(EndedRun run) {
            if (run.flowRunId().equals(followed)) {
                end.complete(run);
            }
        }

        Job job() {
            return job.join();
        }

        EndedRun end(Duration limit) throws InterruptedException {
            try {
                return end.get(limit.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("The flow run could not be started", e.getCause());
            } catch (TimeoutException e) {
                throw new IllegalStateException("The flow run did not end within " + limit.toSeconds() + " s", e);
            }
        }
    }
}
