/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program that the processes of workers run. */
@FunctionalInterface
interface WorkerProgram {

    /** {@link ChaosWorker}, whose times are short. */
    WorkerProgram CHAOS_WORKER = (name, environment, log) -> {
        Map<String, String> all = new HashMap<>(environment);
        all.put(ChaosWorker.NAME, name);
        return ChildProcess.java(ChaosWorker.class, all, log);
    };

    /** Starts a worker with a name. */
    ChildProcess start(String name, Map<String, String> environment, Path log);

    /** Returns the worker of the command line, with its default times except for polls and heartbeats. */
    static WorkerProgram jar(Path jar) {
        return (name, environment, log) -> {
            Map<String, String> all = new HashMap<>(environment);
            all.put("CPLN_GVC", ChaosPlatform.GVC);
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-jar",
                    jar.toString(),
                    "worker",
                    "start",
                    "--pool",
                    environment.get(ChaosWorker.POOL),
                    "--name",
                    name,
                    "--limit",
                    environment.getOrDefault("CHAOS_LIMIT", "20"),
                    "--query-seconds",
                    "2",
                    "--heartbeat-seconds",
                    "3",
                    "--job-api-url",
                    environment.get("PREFECT_API_URL"));
            return ChildProcess.start(command, all, log);
        };
    }
}
