/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a worker takes to bring scheduled flow runs to running jobs, on the emulators, and with how many requests. */
final class StartThroughput {

    private static final int RUNS = 1_000;

    private StartThroughput() {}

    /**
     * What one repetition took.
     *
     * @param seconds from the first poll until the last job ran
     * @param prefectRequests requests to Prefect in that time
     * @param controlPlaneRequests requests to Control Plane in that time
     */
    record Result(double seconds, int prefectRequests, int controlPlaneRequests) {
        double perSecond() {
            return RUNS / seconds;
        }

        double prefectPerRun() {
            return (double) prefectRequests / RUNS;
        }

        double controlPlanePerRun() {
            return (double) controlPlaneRequests / RUNS;
        }
    }

    static Result measure() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(RUNS);
        WorkerListener count = new WorkerListener() {
            @Override
            public void started(UUID flowRunId, Job job) {
                started.countDown();
            }
        };
        try (ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org("acme", "benchmark-token")
                        .gvc("prefect")
                        .script(job -> JobScript.begin().runUntilStopped())
                        .start();
                PrefectEmulator server = PrefectEmulator.builder().start();
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
                ControlPlane controlPlane = ControlPlane.builder()
                        .endpoint(platform.url())
                        .token(Secret.of(platform.token()))
                        .org("acme")
                        .build();
                Bridge bridge = Bridge.between(prefect, controlPlane);
                Worker worker = bridge.worker(settings(server), count)) {
            schedule(prefect);
            int prefectBefore = server.requests().size();
            int platformBefore = platform.requests().size();
            long begin = System.nanoTime();
            while (started.getCount() > 0) {
                if (worker.pollOnce().submitted().isEmpty()) {
                    started.await(10, TimeUnit.MILLISECONDS);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(
                    seconds,
                    server.requests().size() - prefectBefore,
                    platform.requests().size() - platformBefore);
        }
    }

    private static WorkerSettings settings(PrefectEmulator server) {
        return WorkerSettings.builder()
                .workPool("benchmark")
                .gvc("prefect")
                .jobApiUrl(server.apiUrl())
                .limit(RUNS)
                .streamLogs(false)
                .build();
    }

    private static void schedule(Prefect prefect) {
        Flow flow = prefect.flows()
                .create(FlowCreate.builder().name("benchmark").build())
                .execute();
        Deployment deployment = prefect.deployments()
                .create(DeploymentCreate.builder()
                        .name("benchmark")
                        .flowId(flow.id())
                        .workPoolName("benchmark")
                        .entrypoint("flow.py:flow")
                        .build())
                .execute();
        for (int i = 0; i < RUNS; i++) {
            prefect.deployments()
                    .createFlowRun(
                            deployment.id(), DeploymentFlowRunCreate.builder().build())
                    .execute();
        }
    }
}
