/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a claimed flow run to a running job whose flow run knows it. */
class RunSubmissionTest {

    private static final String COMMANDS = "/**/-command";
    private static final String SEARCH = "/**/-command/-query";
    private static final String FLOW_RUN = "/flow_runs/{id}";

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final Worker worker = Workers.worker(servers, events);

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void pid_isWrittenWithTagsOfThisJobOnly() {
        UUID run = servers.run();
        servers.change(run, Map.of("tags", List.of("mine", "cpln:org:old", "cpln:command:old", "cpln:else")));

        worker.pollOnce();

        InfrastructurePid pid = events.job(run).pid();
        assertThat(servers.pid(run)).isEqualTo(pid.toString());
        assertThat(tags(run))
                .containsExactly(
                        "mine",
                        "cpln:else",
                        "cpln:org:acme",
                        "cpln:gvc:prefect",
                        "cpln:workload:" + pid.workload(),
                        "cpln:command:" + pid.command());
    }

    @Test
    void tag_addedWhileTheJobStarts_isKept() {
        UUID run = servers.run();
        servers.faults()
                .when(get("/**/deployment"))
                .once()
                .then(Fault.runBefore(() -> servers.change(run, Map.of("tags", List.of("late")))));

        worker.pollOnce();

        assertThat(tags(run)).startsWith("late").hasSize(5);
    }

    @Test
    void run_withAReadyWorkload_costsFourRequestsToPrefectAndThreeToControlPlane() {
        UUID deployment = servers.deployment("nightly", Map.of());
        servers.run(deployment);
        worker.pollOnce();
        UUID run = servers.run(deployment);
        int before = servers.serverRequestsInOrder().size();
        servers.platform().clearRequests();

        worker.pollOnce();

        assertThat(events.started).containsKey(run);
        assertThat(servers.platform().requests()).hasSize(3);
        assertThat(servers.serverRequestsInOrder()
                        .subList(before, servers.serverRequestsInOrder().size()))
                .filteredOn(request -> request.path().contains(run.toString()))
                .as("claim, history, fence, PID")
                .hasSize(4);
    }

    @Test
    void pid_thatCannotBeWritten_isWrittenByAnObservation() {
        UUID run = servers.run();
        servers.faults().when(patch(FLOW_RUN)).then(Fault.respond(500));

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(run);
        assertThat(worker.running()).containsExactly(run);
        assertThat(servers.pid(run)).isEmpty();
        assertThat(servers.liveCommands(run)).hasSize(1);
        assertThat(servers.state(run)).isNotEqualTo("CRASHED");
        servers.heal();
        Workers.observe(servers, worker);
        assertThat(servers.pid(run)).isEqualTo(events.job(run).pid().toString());
    }

    @Test
    void run_deletedBeforeItsPidIsWritten_leavesTheJobWatched() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).once().then(Fault.runAfter(() -> servers.delete(run)));

        worker.pollOnce();

        assertThat(worker.running()).containsExactly(run);
    }

    @Test
    void start_refused_endsTheRunCrashedWithTheReason() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).then(Fault.respond(400, "{\"message\":\"no room left\"}"));

        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("could not be submitted").contains("no room left");
        assertThat(events.notStarted).containsOnlyKeys(run);
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void start_thatIsNotReceived_isRepeatedThreeTimes_thenTheRunIsCrashed() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).then(Fault.respond(401));

        for (int start = 1; start <= 3; start++) {
            worker.pollOnce();
            assertThat(servers.state(run)).as("start " + start).isEqualTo("SCHEDULED");
            servers.time().advance(Duration.ofSeconds(61));
        }
        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void start_withAnUnknownOutcome_isNotRepeatedAndItsJobIsFoundByAnObservation() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).once().then(Fault.replaceStatus(503));
        servers.faults().when(post(SEARCH)).skip(1).then(Fault.respond(503));

        worker.pollOnce();

        assertThat(events.notStarted).containsKey(run);
        assertThat(worker.freeSlots()).isEqualTo(100);
        servers.heal();
        assertThat(servers.liveCommands(run)).hasSize(1);
        Workers.sync(servers, worker);
        assertThat(servers.pid(run))
                .endsWith(servers.liveCommands(run).get(0).path("id").asText());
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void job_ofAStartWithAnUnknownOutcome_isObservedToItsEndAsAnyOther() {
        UUID run = startedUnknown();

        Workers.observe(servers, worker);

        assertThat(worker.running()).containsExactly(run);
        assertThat(worker.freeSlots()).isEqualTo(99);
        assertThat(events.job(run).pid().toString()).isEqualTo(servers.pid(run));
        servers.time().advance(Duration.ofMinutes(6));
        Workers.observe(servers, worker);
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void job_ofAStartWithAnUnknownOutcome_thatFailsBeforeItIsFound_isReportedAsAnyOther() {
        servers.script(job -> JobScript.begin().exit(3));
        UUID run = startedUnknown();
        servers.time().advance(Duration.ofSeconds(30));

        for (int round = 0; round < 8; round++) {
            Workers.observe(servers, worker);
        }

        assertThat(events.started).containsOnlyKeys(run);
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("CRASHED");
        assertThat(worker.running()).isEmpty();
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void job_ofAStartWithAnUnknownOutcome_thatEndsDuringAnOutage_isReportedAfterwards() {
        servers.flowTime(Duration.ofSeconds(2));
        UUID run = startedUnknown();
        servers.faults().when(TwoServers.PLATFORM).then(Fault.respond(503));
        Workers.observe(servers, worker);
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        servers.heal();

        Workers.observe(servers, worker);

        assertThat(events.started).containsOnlyKeys(run);
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
    }

    /** A run whose job was started, which the worker does not know. */
    private UUID startedUnknown() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).once().then(Fault.replaceStatus(503));
        servers.faults().when(post(SEARCH)).skip(1).then(Fault.respond(503));
        worker.pollOnce();
        servers.heal();
        assertThat(events.notStarted).containsKey(run);
        assertThat(worker.running()).isEmpty();
        return run;
    }

    @Test
    void start_withAnUnknownOutcomeAndNoJobForAMargin_isGivenBackAndStartedOnce() {
        UUID run = servers.run();
        servers.faults().when(post(COMMANDS)).once().then(Fault.loseRequest());
        worker.pollOnce();

        servers.time().advance(Duration.ofSeconds(30));
        Workers.observe(servers, worker);
        Workers.observe(servers, worker);
        assertThat(servers.state(run)).as("before the margin").isEqualTo("PENDING");
        servers.time().advance(Duration.ofSeconds(30));
        Workers.observe(servers, worker);
        Workers.observe(servers, worker);
        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        worker.pollOnce();
        assertThat(servers.commands(run)).as("scheduled a margin ahead").isEmpty();
        servers.time().advance(Duration.ofSeconds(61));
        worker.pollOnce();

        assertThat(servers.commands(run)).hasSize(1);
        assertThat(worker.running()).containsExactly(run);
    }

    @Test
    void badRun_endsCrashedWithOneMessage_whileTheOthersRun() {
        UUID badMemory = servers.run(servers.deployment("bad-memory", Map.of("memory_limit", "lots")));
        UUID badLocation = servers.run(servers.deployment("bad-place", Map.of("location", "azure-eastus2")));
        UUID good = servers.run(servers.deployment("good", Map.of()));

        worker.pollOnce();

        assertThat(servers.state(badMemory)).isEqualTo("CRASHED");
        assertThat(servers.message(badMemory)).contains("memory").contains("lots");
        assertThat(servers.message(badLocation)).contains("azure-eastus2").contains("aws-eu-central-1, gcp-us-east1");
        assertThat(events.started).containsOnlyKeys(good);
        assertThat(worker.running()).containsExactly(good);
        assertThat(worker.freeSlots()).isEqualTo(99);
    }

    @Test
    void deployment_thatIsGone_endsTheRunCrashed() {
        UUID deployment = servers.deployment("nightly", Map.of());
        UUID run = servers.run(deployment);
        servers.faults()
                .when(get("/deployments/" + deployment))
                .then(Fault.respond(404, "{\"message\":\"Deployment not found\"}"));

        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("deployment " + deployment + " of the flow run no longer exists");
    }

    @Test
    void template_withoutJobConfiguration_endsTheRunCrashed() {
        UUID run = servers.run();
        servers.server()
                .call(
                        "PATCH",
                        "/work_pools/" + TwoServers.POOL,
                        TwoServers.json("{'base_job_template': {'variables': {'properties': {}},"
                                + " 'job_configuration': {'command': 'run'}}}"));

        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("job_manifest");
    }

    @Test
    void listener_thatThrows_harmsNothing() {
        Worker worker = Workers.worker(servers, new WorkerListener() {
            @Override
            public void claimed(UUID flowRunId) {
                throw new IllegalStateException("listener");
            }

            @Override
            public void started(UUID flowRunId, io.cplnprefect.bridge.job.Job job) {
                throw new IllegalStateException("listener");
            }
        });
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(worker.running()).containsExactly(run);
        assertThat(servers.pid(run)).isNotEmpty();
    }

    private List<String> tags(UUID run) {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : servers.flowRun(run).path("tags")) {
            tags.add(tag.asText());
        }
        return tags;
    }
}
