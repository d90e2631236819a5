/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.ProcessRuntime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A job that runs as a local process on the emulator, and a client. */
final class RunningReplica implements AutoCloseable {

    static final String LOCATION = "aws-eu-central-1";

    final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect")
            .runtime(ProcessRuntime.create())
            .start();
    final ControlPlane cpln = client("secret");

    RunningReplica() throws InterruptedException {
        Map<String, Object> container = Map.of(
                "name",
                "main",
                "image",
                "busybox",
                "command",
                "sleep",
                "args",
                List.of("300"),
                "env",
                List.of(Map.of("name", "GREETING", "value", "hello")));
        cpln.org()
                .gvc("prefect")
                .generic("workload")
                .create(GenericResource.builder()
                        .name("etl")
                        .putAdditionalProperties(
                                "spec",
                                Map.of(
                                        "type",
                                        "cron",
                                        "job",
                                        Map.of("schedule", "0 0 * * *"),
                                        "containers",
                                        List.of(container)))
                        .build())
                .execute();
        cpln.org()
                .gvc("prefect")
                .workload("etl")
                .commands()
                .start(RunCronWorkload.builder().location(LOCATION).build())
                .execute();
        Semaphore pause = new Semaphore(0);
        for (int i = 0; replicas().list(LOCATION).execute().isEmpty(); i++) {
            if (i == 1_000 || pause.tryAcquire(10, MILLISECONDS)) {
                throw new AssertionError("No replica has started");
            }
        }
    }

    ControlPlane client(String token) {
        return client(() -> Secret.of(token));
    }

    ControlPlane client(Supplier<Secret> token) {
        return ControlPlane.builder()
                .endpoint(emulator.url())
                .token(token)
                .org("acme")
                .build();
    }

    /** Returns a client whose source of tokens throws after its next request with a part in its path. */
    ControlPlane clientWithoutTokenAfter(String part) {
        long before = requests(part);
        return client(() -> {
            if (requests(part) > before) {
                throw new IllegalStateException("vault down");
            }
            return Secret.of("secret");
        });
    }

    private long requests(String part) {
        return emulator.requests().stream()
                .filter(request -> request.path().contains(part))
                .count();
    }

    Replicas replicas() {
        return cpln.org().gvc("prefect").replicas("etl");
    }

    @Override
    public void close() {
        cpln.close();
        emulator.close();
    }
}
