/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The live runs of all workloads; guarded by the store's monitor. */
final class LiveJobs {
    private static final String REPLICA = "command-";
    private static final int ID_LENGTH = 36;

    /** A live run, with all that is updated when it ends. */
    static final class Live {
        final JobRun run;
        final String commandLink;
        final ObjectNode execution;
        final String token;
        final List<String> stopCommands = new ArrayList<>();
        /** The number of the execution in the history; 0 while it is not in it. */
        long number;
        /** Stops the run at its deadline; null if it has none. */
        @Nullable
        Future<?> deadline;

        Live(JobRun run, String commandLink, ObjectNode execution, String token) {
            this.run = run;
            this.commandLink = commandLink;
            this.execution = execution;
            this.token = token;
        }

        String workloadLink() {
            return Links.owner(commandLink);
        }

        String location() {
            return run.spec().location();
        }

        /** Returns whether the platform shows the replica. */
        boolean isVisible() {
            return execution.has("replica");
        }
    }

    /** By link of the workload and link of the command. */
    private final Map<String, Map<String, Live>> byWorkload = new HashMap<>();

    void add(Live live) {
        byWorkload
                .computeIfAbsent(live.workloadLink(), link -> new LinkedHashMap<>())
                .put(live.commandLink, live);
    }

    @Nullable
    Live find(String commandLink) {
        return byWorkload.getOrDefault(Links.owner(commandLink), Map.of()).get(commandLink);
    }

    /** Returns the live run of a workload with that replica. */
    @Nullable
    Live findReplica(String workloadLink, String replica) {
        if (replica.length() < REPLICA.length() + ID_LENGTH) {
            return null;
        }
        String id = replica.substring(REPLICA.length(), REPLICA.length() + ID_LENGTH);
        Live live = find(workloadLink + "/-command/" + id);
        return live != null && live.run.spec().replica().equals(replica) ? live : null;
    }

    @Nullable
    Live remove(String commandLink) {
        String workload = Links.owner(commandLink);
        Map<String, Live> jobs = byWorkload.getOrDefault(workload, new HashMap<>());
        Live removed = jobs.remove(commandLink);
        if (jobs.isEmpty()) {
            byWorkload.remove(workload);
        }
        return removed;
    }

    /** Returns the live runs of a workload, oldest first. */
    List<Live> ofWorkload(String workloadLink) {
        return List.copyOf(byWorkload.getOrDefault(workloadLink, Map.of()).values());
    }

    List<Live> all() {
        return byWorkload.values().stream()
                .flatMap(jobs -> jobs.values().stream())
                .toList();
    }
}
