/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.job.LiveJobs.Live;
import io.cplnprefect.testkit.cpln.internal.log.LogStore;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Starts and stops jobs on behalf of commands, and records their outcome in commands and executions. */
public final class Jobs {
    private static final int DEFAULT_GRACE_SECONDS = 90;

    private final Store store;
    private final ItemWriter writer;
    private final ScheduledExecutorService scheduler;
    private final JobSpecs specs;
    private final JobRuntime runtime;
    private final JobHistory history;
    private final LogStore logs;
    private final Access access;
    private final LiveJobs live = new LiveJobs();

    /** Creates the jobs of all workloads, run by a runtime. */
    public Jobs(
            Store store,
            ItemWriter writer,
            ScheduledExecutorService scheduler,
            JobSpecs specs,
            JobRuntime runtime,
            JobHistory history,
            LogStore logs,
            Access access) {
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.specs = specs;
        this.runtime = runtime;
        this.history = history;
        this.logs = logs;
        this.access = access;
    }

    /** Starts the job of a pending {@code runCronWorkload} command. */
    void run(String commandLink) {
        Live prepared;
        synchronized (store) {
            ObjectNode command = store.find(commandLink);
            ObjectNode workload = store.find(Links.owner(commandLink));
            if (command == null || workload == null) {
                return;
            }
            prepared = prepare(commandLink, command, workload);
        }
        if (prepared != null && prepared.run.start(runtime)) {
            synchronized (store) {
                show(prepared);
            }
        }
    }

    private @Nullable Live prepare(String commandLink, ObjectNode command, ObjectNode workload) {
        String id = command.path("id").asText();
        String location = Json.at(command, "spec", "location").asText();
        String replica = "command-" + id + "-" + UUID.randomUUID().toString().substring(0, 5);
        ObjectNode execution = Json.object().put("name", "command-" + id);
        execution.put("workloadVersion", workload.path("version").asLong());
        execution.put("startTime", writer.now());
        String token = "workload-" + UUID.randomUUID();
        JobSpec spec;
        try {
            spec = specs.make(workload, command, replica, token);
        } catch (JobSpecs.CannotStart e) {
            // There is no replica; only the execution has the reason.
            execution.put("status", "failed").put("message", e.getMessage());
            execution.put("completionTime", writer.now());
            finishExecution(workload, location, history.add(Links.self(workload), location, execution));
            Stage.enter(store, command, Stage.FAILED, writer.now());
            return null;
        }
        Stage.enter(store, command, Stage.RUNNING, writer.now());
        ObjectNode status = command.putObject("status");
        status.put("minimumWorkloadVersion", workload.path("version").asLong());
        status.putObject("clusterIdByLocation").put(location, "cluster-" + location);
        execution.put("status", "active");

        JobRun run = new JobRun(store, spec, labels(workload, location, replica), logs, ended -> finish(commandLink));
        run.describeContainers(execution, writer.now());
        Live prepared = new Live(run, commandLink, execution, token);
        live.add(prepared);
        access.accept(token, new Principal(spec.org(), principal(workload), true));
        prepared.deadline = deadline(commandLink, command, workload);
        return prepared;
    }

    /** Adds the replica and the execution of a job that has started, and may already be over, to the documents. */
    private void show(Live started) {
        ObjectNode command = store.find(started.commandLink);
        ObjectNode workload = store.find(started.workloadLink());
        if (command == null || workload == null) {
            return;
        }
        String replica = started.run.spec().replica();
        command.withObject("status").put("replica", replica);
        Stage.save(store, command);
        started.execution.put("replica", replica);
        started.number = history.add(started.workloadLink(), started.location(), started.execution);
        if (started.run.isOver()) {
            finishExecution(workload, started.location(), started.number);
        }
    }

    private @Nullable Future<?> deadline(String commandLink, ObjectNode command, ObjectNode workload) {
        JsonNode own = Json.at(command, "spec", "activeDeadlineSeconds");
        JsonNode seconds = own.isNumber() ? own : Json.at(workload, "spec", "job", "activeDeadlineSeconds");
        if (!seconds.isNumber()) {
            return null;
        }
        Duration grace = grace(workload);
        return scheduler.schedule(
                () -> stopRun(commandLink, JobRun.StopReason.DEADLINE, grace), seconds.asLong(), SECONDS);
    }

    /** Executes a pending {@code stopReplica} command; it completes when the replica has ended. */
    void stop(String stopLink) {
        String target;
        Duration grace;
        synchronized (store) {
            ObjectNode stop = store.find(stopLink);
            ObjectNode workload = store.find(Links.owner(stopLink));
            if (stop == null || workload == null) {
                return;
            }
            String replica = Json.at(stop, "spec", "replica").asText();
            Live found = live.findReplica(Links.owner(stopLink), replica);
            if (found == null) {
                // The replica has already ended.
                Stage.enter(store, stop, Stage.COMPLETED, writer.now());
                return;
            }
            target = found.commandLink;
            grace = grace(workload);
            found.stopCommands.add(stopLink);
            Stage.enter(store, stop, Stage.RUNNING, writer.now());
            ObjectNode status = stop.putObject("status");
            status.put("podId", replica);
            status.put("podCreatedByCommandLink", target);
            status.put("clusterId", "cluster-" + found.location());
        }
        stopRun(target, JobRun.StopReason.STOPPED, grace);
    }

    private void stopRun(String commandLink, JobRun.StopReason reason, Duration grace) {
        Live found;
        synchronized (store) {
            found = live.find(commandLink);
        }
        if (found != null) {
            found.run.stop(reason, grace);
        }
    }

    /** Kills the jobs of a deleted workload; the caller holds the store's monitor. */
    void forget(String workloadLink) {
        for (Live each : live.ofWorkload(workloadLink)) {
            // A runtime may block, and the request holds the monitor that its events need.
            scheduler.execute(() -> each.run.stop(JobRun.StopReason.DELETED, Duration.ZERO));
        }
        history.forget(workloadLink);
    }

    /** Returns the names of a workload's visible live replicas; the caller holds the store's monitor. */
    List<String> replicas(String workloadLink) {
        return live.ofWorkload(workloadLink).stream()
                .filter(Live::isVisible)
                .map(each -> each.run.spec().replica())
                .toList();
    }

    /**
     * Starts a command in a live replica; the caller does not hold the store's monitor.
     *
     * @throws IOException if there is no such replica, or the command cannot be started; the message has the reason
     */
    public Process exec(String workloadLink, String replica, String container, List<String> command)
            throws IOException {
        Live found;
        synchronized (store) {
            found = live.findReplica(workloadLink, replica);
        }
        if (found == null) {
            throw new IOException("the emulator runs no process for replica " + replica);
        }
        return found.run.exec(container, command);
    }

    /** Returns whether a workload has that live replica, or any if the replica is empty. */
    public boolean hasReplica(String workloadLink, String replica) {
        synchronized (store) {
            return replica.isEmpty()
                    ? !replicas(workloadLink).isEmpty()
                    : live.findReplica(workloadLink, replica) != null;
        }
    }

    /** Kills all jobs. */
    public void close() {
        List<Live> left;
        synchronized (store) {
            left = live.all();
        }
        left.forEach(each -> each.run.stop(JobRun.StopReason.DELETED, Duration.ZERO));
    }

    private void finish(String commandLink) {
        Live ended = live.remove(commandLink);
        if (ended == null) {
            return;
        }
        if (ended.deadline != null) {
            ended.deadline.cancel(false);
        }
        access.revoke(ended.token);
        ObjectNode command = store.find(commandLink);
        ObjectNode workload = store.find(ended.workloadLink());
        if (command == null || workload == null) {
            return;
        }
        String now = writer.now();
        Stage.enter(store, command, JobOutcome.stage(ended.run), now);
        JobOutcome.describe(ended.run, ended.execution, now);
        ended.stopCommands.forEach(link -> {
            ObjectNode stop = store.find(link);
            if (stop != null) {
                Stage.enter(store, stop, Stage.COMPLETED, now);
            }
        });
        finishExecution(workload, ended.location(), ended.number);
    }

    private void finishExecution(ObjectNode workload, String location, long number) {
        int limit = Json.at(workload, "spec", "job", "historyLimit").asInt(5);
        history.finish(Links.self(workload), location, number, limit);
    }

    private Map<String, String> labels(ObjectNode workload, String location, String replica) {
        String self = Links.self(workload);
        ObjectNode place = store.find(Links.org(Links.orgOf(self)) + "/location/" + location);
        return Map.of(
                "gvc",
                Links.gvcOf(self),
                "workload",
                Links.name(self),
                "location",
                location,
                "provider",
                place == null ? "" : place.path("provider").asText(),
                "replica",
                replica,
                "version",
                workload.path("version").asText());
    }

    private static String principal(ObjectNode workload) {
        String identity = Json.text(workload, "spec", "identityLink");
        return identity == null ? Links.self(workload) : Links.full(identity, Links.self(workload));
    }

    private static Duration grace(ObjectNode workload) {
        return Duration.ofSeconds(Json.at(workload, "spec", "rolloutOptions", "terminationGracePeriodSeconds")
                .asInt(DEFAULT_GRACE_SECONDS));
    }
}
