/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Histories in virtual time: processes submit jobs and run rounds of the cleanup, also within the requests of each other, with faults
 * and deaths. Each history depends on its seed alone.
 */
final class CleanupRaces implements AutoCloseable {

    private static final String SECRET = "/org/acme/secret/db";
    private static final String MANIFEST = """
            apiVersion: batch/v1
            kind: Job
            metadata: {}
            spec:
              template:
                spec:
                  containers:
                    - name: prefect-job
                      image: acme/etl:1
            """;
    private static final List<JobManifest> MANIFESTS =
            List.of(JobManifest.parse(MANIFEST), JobManifest.parse(MANIFEST + """
                      env:
                        - name: PASSWORD
                          value: cpln://secret/db.password
            """));
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(50),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(11),
            Duration.ofMinutes(30),
            Duration.ofHours(25));
    private static final int STEPS = 6;

    private final TwoServers servers = TwoServers.start();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Prefect prefect = servers.prefect();
    private final RaceProcess[] processes;
    private final RaceProcess bystander;
    private final Cleanup last;
    private SplittableRandom random = new SplittableRandom(0);
    private boolean nested;

    CleanupRaces(CleanupRule rule) {
        this.processes = new RaceProcess[] {process(rule), process(rule)};
        this.bystander = process(rule);
        this.last = new Cleanup(prefect, servers.controlPlane(), CleanupSettings.of(TwoServers.GVC), rule);
        servers.platform()
                .put(SECRET, TwoServers.json("{'name':'db','type':'dictionary','data':{'password':'sesame'}}"));
        servers.script(job -> JobScript.begin()
                .call(spec -> begun.add(spec.commandId()))
                .sleep(Duration.ofMinutes(random.nextInt(4) == 0 ? 30 * 60 : 1 + random.nextInt(40)))
                .call(spec -> ended.add(spec.commandId()))
                .exit(0));
    }

    /** Returns what happened how often in all histories. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** Returns what must not happen and did, with the seeds. */
    List<String> violations() {
        return violations;
    }

    /** Runs one history. */
    void run(long seed) {
        random = new SplittableRandom(seed);
        begun.clear();
        ended.clear();
        Set<String> started = new HashSet<>();
        for (RaceProcess process : processes) {
            process.begin(random);
        }
        submit(processes[0], started, seed);
        servers.time().advance(Duration.ofHours(random.nextInt(3) == 0 ? 20 : 50));
        for (int step = 0; step < STEPS; step++) {
            int which = random.nextInt(processes.length);
            if (processes[which].dead()) {
                processes[which].begin(random);
            }
            // A submission in the first step races the retirement of a workload that has been idle for days.
            if (step == 0 || random.nextInt(3) == 0) {
                submit(processes[which], started, seed);
            } else {
                clean(processes[which]);
            }
            servers.time().advance(WAITS.get(random.nextInt(WAITS.size())));
            checkAccess(seed);
        }
        servers.heal();
        end(started, seed);
    }

    private RaceProcess process(CleanupRule rule) {
        return new RaceProcess(servers, prefect, rule, this::stepOfAnother);
    }

    /** Does a step of another process within a request. */
    private void stepOfAnother() {
        if (nested) {
            return;
        }
        nested = true;
        try {
            bystander.begin(random);
            if (random.nextInt(3) == 0) {
                submit(bystander, new HashSet<>(), -1);
            } else {
                clean(bystander);
            }
        } finally {
            nested = false;
        }
    }

    private void clean(RaceProcess process) {
        CleanupReport report = process.clean();
        count("rounds");
        if (report != null) {
            for (CleanupEvent event : report.events()) {
                count(event.result() + " " + event.kind());
                if (event.reason().startsWith("it is used by the live job") && isRetired(event.object())) {
                    count("retired workloads with a live job");
                }
            }
        }
    }

    private void submit(RaceProcess process, Set<String> started, long seed) {
        String outcome = process.submit(JobSpec.of(MANIFESTS.get(random.nextInt(MANIFESTS.size())), TwoServers.GVC));
        if (outcome == null) {
            count("submissions ended by the death of their process");
        } else if (outcome.startsWith("started ")) {
            count("submissions started");
            started.add(outcome.substring("started ".length()));
        } else {
            count("submissions refused");
            if (outcome.length() < 20) {
                violations.add("seed " + seed + ": a submission was refused without a reason");
            }
        }
    }

    /** The workload of a live job has the identity that it names, and the identity has its policy. */
    private void checkAccess(long seed) {
        for (String link : leftovers()) {
            if (!link.contains("/workload/")) {
                continue;
            }
            boolean live = servers.platform().commands(link).stream()
                    .anyMatch(command -> List.of("pending", "running")
                            .contains(command.path("lifecycleStage").asText()));
            String identity = item(link).at("/spec/identityLink").asText("");
            String name = link.substring(link.lastIndexOf('/') + 1);
            if (live
                    && !identity.isEmpty()
                    && (servers.platform().get("/org/acme/gvc/prefect/identity/" + name + "-identity") == null
                            || servers.platform().get("/org/acme/policy/" + JobAccess.policyName("prefect", name))
                                    == null)) {
                violations.add("seed " + seed + ": the live job of " + name + " has lost its access");
            }
        }
    }

    /** Every job has run to its end, and the cleanup deletes everything in the end. */
    private void end(Set<String> started, long seed) {
        servers.time().advance(Duration.ofHours(31));
        Set<String> lost = new HashSet<>(begun);
        lost.addAll(started);
        lost.removeAll(ended);
        if (!lost.isEmpty()) {
            violations.add("seed " + seed + ": deleted under live jobs: " + lost);
        }
        count("jobs", begun.size());
        servers.time().advance(Duration.ofHours(25));
        for (int round = 0; round < 8 && !leftovers().isEmpty(); round++) {
            last.runOnce();
            servers.time().advance(Duration.ofMinutes(round < 4 ? 11 : 25 * 60));
        }
        if (!leftovers().isEmpty()) {
            violations.add("seed " + seed + ": never deleted: " + leftovers());
            leftovers().forEach(servers.platform()::delete);
        }
    }

    private Set<String> leftovers() {
        Set<String> links = new HashSet<>();
        servers.platform().state().dump().properties().forEach(item -> {
            if (item.getValue().at("/tags/cpln~1createdByPrefect").asBoolean()) {
                links.add(item.getKey());
            }
        });
        return links;
    }

    private boolean isRetired(String link) {
        JsonNode item = servers.platform().get(link);
        return item != null && item.path("tags").has("prefect.io/retired");
    }

    private JsonNode item(String link) {
        @Nullable JsonNode item = servers.platform().get(link);
        return item == null ? TwoServers.json("{}") : item;
    }

    private void count(String what) {
        count(what, 1);
    }

    private void count(String what, int number) {
        counts.merge(what, number, Integer::sum);
    }

    @Override
    public void close() {
        for (RaceProcess process : processes) {
            process.close();
        }
        bystander.close();
        servers.close();
    }
}
