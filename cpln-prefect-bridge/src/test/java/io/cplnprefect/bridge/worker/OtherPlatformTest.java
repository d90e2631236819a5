/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flow runs whose configuration names another organization or token than the worker's own. */
class OtherPlatformTest {

    private static final String OTHER = "globex";
    private static final Map<String, Object> IN_OTHER = Map.of("org", OTHER, "config", Map.of("token", "globex-token"));

    private final TwoServers servers =
            TwoServers.start(platform -> platform.org(OTHER, "globex-token").gvc(TwoServers.GVC, "aws-eu-central-1"));
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void run_isStartedThere_withTheTokenOfItsConfiguration() {
        Worker worker = Workers.worker(servers, events);
        UUID own = servers.run();
        UUID run = servers.run(servers.deployment("elsewhere", IN_OTHER));

        worker.pollOnce();

        assertThat(events.job(run).pid().org()).isEqualTo(OTHER);
        assertThat(servers.pid(run)).startsWith(OTHER + ":");
        assertThat(events.job(own).pid().org()).isEqualTo(TwoServers.ORG);
        servers.time().advance(Duration.ofMinutes(6));
        Workers.observe(servers, worker);
        assertThat(events.ended).extracting(EndedRun::flowRunId).containsExactlyInAnyOrder(own, run);
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void job_thatFails_isReportedWithItsReason() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofSeconds(5)).exit(3));
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run(servers.deployment("elsewhere", IN_OTHER));
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(1));

        observe(worker, run, "CRASHED");

        assertThat(servers.message(run)).contains("exit code 3");
    }

    @Test
    void job_ofACancelledRun_isStopped() {
        servers.flowTime(Duration.ofHours(1));
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run(servers.deployment("elsewhere", IN_OTHER));
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(1));
        servers.propose(run, "CANCELLING");

        observe(worker, run, "CANCELLED");

        assertThat(command(run).path("lifecycleStage").asText()).isEqualTo("cancelled");
    }

    @Test
    void newWorker_observesTheJobsThatAnotherLeftThere() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofMinutes(3)).exit(3));
        UUID run = started();
        servers.time().advance(Duration.ofMinutes(5));
        Worker next =
                Workers.worker(servers, Workers.settings(servers).name("two").build(), events);

        for (int round = 0; !servers.state(run).equals("CRASHED") && round < 10; round++) {
            Workers.sync(servers, next);
        }

        assertThat(servers.message(run)).contains("exit code 3");
    }

    @Test
    void newWorker_stopsAJobThereWhoseRunHasEnded() {
        servers.flowTime(Duration.ofHours(5));
        UUID run = started();
        servers.time().advance(Duration.ofMinutes(1));
        servers.propose(run, "FAILED");
        // An end of long ago is in no list of Prefect.
        servers.time().advance(Duration.ofHours(2));
        Worker next =
                Workers.worker(servers, Workers.settings(servers).name("two").build(), events);

        for (int round = 0; round < 5; round++) {
            Workers.sync(servers, next);
        }

        assertThat(command(run).path("lifecycleStage").asText()).isEqualTo("cancelled");
    }

    @Test
    void startWithALostResponse_isAdoptedAndNotRepeated() {
        servers.flowTime(Duration.ofHours(1));
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run(servers.deployment("elsewhere", IN_OTHER));
        servers.faults().when(post("/org/globex/**/-command")).once().then(Fault.loseResponse());
        worker.pollOnce();

        for (int round = 0; round < 30; round++) {
            Workers.sync(servers, worker);
            worker.pollOnce();
        }

        assertThat(servers.pid(run)).startsWith(OTHER + ":");
        assertThat(commands(run)).hasSize(1);
    }

    @Test
    void organizationThatFails_affectsNoRunOfAnother() {
        Worker worker = Workers.worker(servers, events);
        servers.run(servers.deployment("elsewhere", IN_OTHER));
        worker.pollOnce();
        servers.faults().when(any("/org/globex/**")).then(Fault.respond(503));
        servers.script(job -> JobScript.begin().sleep(Duration.ofSeconds(5)).exit(3));
        UUID crashing = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(1));

        observe(worker, crashing, "CRASHED");
    }

    @Test
    void tokenThatIsRefused_endsItsRunWithTheReason_andNoOther() {
        Worker worker = Workers.worker(servers, events);
        UUID run =
                servers.run(servers.deployment("refused", Map.of("org", OTHER, "config", Map.of("token", "expired"))));
        UUID own = servers.run();

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(own);
        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run))
                .contains("job variables org 'globex' and config")
                .doesNotContain("expired");
    }

    @Test
    void pool_whoseBlockHasARefusedToken_isRefusedAtTheStart() {
        Workers.worker(servers, events).close();
        JsonNode pool = servers.server().call("GET", "/work_pools/" + TwoServers.POOL, null);
        ((ObjectNode) pool.at("/base_job_template/variables/properties/config"))
                .putObject("default")
                .put("token", "expired");
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.set("base_job_template", pool.path("base_job_template"));
        servers.server().call("PATCH", "/work_pools/" + TwoServers.POOL, update);

        assertThatThrownBy(() -> Workers.worker(servers, events))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_TOKEN");
    }

    /** A run whose worker has ended after the start. */
    private UUID started() {
        UUID run;
        try (Worker first = Workers.worker(servers, events)) {
            run = servers.run(servers.deployment("elsewhere", IN_OTHER));
            first.pollOnce();
        }
        assertThat(servers.pid(run)).startsWith(OTHER + ":");
        return run;
    }

    private void observe(Worker worker, UUID run, String state) {
        for (int round = 0; !servers.state(run).equals(state) && round < 30; round++) {
            Workers.observe(servers, worker);
        }
        assertThat(servers.state(run)).isEqualTo(state);
    }

    private JsonNode command(UUID run) {
        assertThat(commands(run)).hasSize(1);
        return commands(run).get(0);
    }

    /** The commands of the workload of a run. */
    private List<JsonNode> commands(UUID run) {
        InfrastructurePid pid = ((ParsedPid.Complete) InfrastructurePid.parse(servers.pid(run))).pid();
        return servers
                .platform()
                .commands("/org/" + pid.org() + "/gvc/" + pid.gvc() + "/workload/" + pid.workload())
                .stream()
                .filter(command -> command.path("type").asText().equals("runCronWorkload"))
                .toList();
    }
}
