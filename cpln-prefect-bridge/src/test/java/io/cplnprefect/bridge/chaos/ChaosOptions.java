/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of the chaos program.
 *
 * @param release release of the Prefect server
 * @param seed seed of the plan
 * @param runs number of flow runs
 * @param kills number of times that a worker is killed
 * @param workers number of workers at the same time
 * @param submission period over which flow runs are created
 * @param limit longest duration from the last planned action, such as a kill, to the end of all flow runs
 * @param settle longest duration from the end of all flow runs to the end of all jobs
 * @param serverRestarts number of times that the Prefect server is killed and started again
 * @param hang how long the Control Plane API stops responding; zero for not at all
 * @param realFlows share of flow runs that Prefect's own engine runs, from 0 to 1
 * @param concurrency concurrency limit of the deployment of the other flow runs; 0 for none
 * @param database address of the database of the server; {@code null} for SQLite
 * @param jar the command line, whose workers are used; {@code null} for workers with short times
 */
record ChaosOptions(
        PrefectRelease release,
        long seed,
        int runs,
        int kills,
        int workers,
        Duration submission,
        Duration limit,
        Duration settle,
        int serverRestarts,
        Duration hang,
        double realFlows,
        int concurrency,
        @Nullable String database,
        @Nullable Path jar) {

    static final String USAGE = """
            Options, each with a value:
              --release         2.20.25 or 3.8.8 (3.8.8)
              --seed            seed of the plan (1)
              --runs            number of flow runs (200)
              --kills           number of kills of workers (30)
              --workers         number of workers at the same time (3)
              --submission      seconds over which flow runs are created (one per flow run)
              --limit           seconds after the last kill and creation until all flow runs must have ended (600)
              --settle          seconds after that until all jobs must have ended (120)
              --restart-server  number of kills and restarts of the Prefect server (0)
              --hang-api        seconds for which the Control Plane API stops responding (0)
              --real-flows      share of flow runs that are real flows, from 0 to 1 (0)
              --concurrency     concurrency limit of the deployment of the other flow runs, on 3.8.8 only (none)
              --database        address of an empty database, postgresql+asyncpg://… (SQLite)
              --jar             cpln-prefect.jar, whose workers are used (workers with short times)
            """;

    private static final List<String> NAMES = USAGE.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("--"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();

    static ChaosOptions parse(String... args) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("Invalid option '" + args[i] + "'. " + USAGE);
            }
            values.put(args[i], args[i + 1]);
        }
        PrefectRelease release = release(values.getOrDefault("--release", "3.8.8"));
        int concurrency = Integer.parseInt(values.getOrDefault("--concurrency", "0"));
        if (concurrency > 0 && release != PrefectRelease.V3) {
            throw new IllegalArgumentException(
                    "Deployments of 2.20.25 have no concurrency limit: remove --concurrency");
        }
        int runs = Integer.parseInt(values.getOrDefault("--runs", "200"));
        Duration submission = seconds(values.getOrDefault("--submission", String.valueOf(runs)));
        return new ChaosOptions(
                release,
                Long.parseLong(values.getOrDefault("--seed", "1")),
                runs,
                Integer.parseInt(values.getOrDefault("--kills", "30")),
                Integer.parseInt(values.getOrDefault("--workers", "3")),
                submission,
                seconds(values.getOrDefault("--limit", "600")),
                seconds(values.getOrDefault("--settle", "120")),
                Integer.parseInt(values.getOrDefault("--restart-server", "0")),
                seconds(values.getOrDefault("--hang-api", "0")),
                Double.parseDouble(values.getOrDefault("--real-flows", "0")),
                concurrency,
                values.get("--database"),
                values.containsKey("--jar") ? jar(values.get("--jar")) : null);
    }

    /** Returns the file of a path that is absolute or begins in the folder of the whole build. */
    private static Path jar(String path) {
        Path file = Path.of(System.getProperty("project.root", "")).resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("No file " + file + ": build it with mvn -Pquickstart");
        }
        return file;
    }

    static PrefectRelease release(@Nullable String version) {
        return Arrays.stream(PrefectRelease.values())
                .filter(release -> release.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Invalid release '" + version + "': expected 2.20.25 or 3.8.8. Set --release."));
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
