/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.manifest.JobManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An orchestrator without Prefect: it submits a Kubernetes Job manifest as 50 jobs, follows two, stops one, and prints the exit codes.
 * Killed and started again with the same name, it continues with the jobs that it has, and starts none twice.
 */
public class RunJobs {
    private static final int NUMBER = 50;

    /**
     * Runs the jobs.
     *
     * @param args the file of the manifest, the name of the GVC, and a name that is unique for these jobs
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        JobManifest manifest = JobManifest.read(Path.of(args[0]));
        try (Bridge bridge = Bridge.fromEnvironment()) {
            run(bridge, manifest, args[1], args[2])
                    .forEach((number, end) ->
                            System.out.printf("%3d  %-9s  %-4s  %s%n", number, end.stage(), end.exitCode(), end.pid()));
        }
    }

    /** Returns the ends of the jobs by their numbers. */
    static Map<Integer, JobEnd> run(Bridge bridge, JobManifest manifest, String gvc, String name)
            throws InterruptedException {
        Map<Integer, CompletableFuture<JobEnd>> ends = new LinkedHashMap<>();
        for (int number = 1; number <= NUMBER; number++) {
            JobSpec spec = JobSpec.of(manifest, gvc).withIdempotencyKey(name + "/" + number);
            JobHandle job = bridge.jobs().submit(spec);
            if (number <= 2) {
                String prefix = number + ": ";
                ends.put(
                        number,
                        job.follow(line -> System.out.println(prefix + line.line()))
                                .ended());
            } else {
                ends.put(number, number == 3 ? job.stopAsync(Duration.ZERO) : job.ended());
            }
        }
        Map<Integer, JobEnd> ended = new LinkedHashMap<>();
        ends.forEach((number, end) -> ended.put(number, end.join()));
        return ended;
    }
}
