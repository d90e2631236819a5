/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainTest {

    private final TwoServers servers = TwoServers.start();
    private final Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());

    @AfterEach
    void close() {
        bridge.close();
        servers.close();
    }

    @Test
    void runWithALiveJob_isConsistent() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();

        Explanation explanation = bridge.explain(run);

        assertThat(explanation.inconsistencies()).isEmpty();
        assertThat(explanation.next()).isEqualTo("wait: the job is live");
        assertThat(explanation.jobs())
                .singleElement()
                .matches(job -> job.workload().startsWith("ready"));
        assertThat(explanation.timeline())
                .extracting(Moment::text)
                .anyMatch(text -> text.contains("Pending") && text.contains("Claimed by worker"))
                .anyMatch(text -> text.endsWith("created"))
                .anyMatch(text -> text.equals("Running"))
                .anyMatch(text -> text.startsWith("event: "));
        assertThat(explanation.toString())
                .contains(run.toString())
                .contains(servers.pid(run))
                .contains("Inconsistencies\n  none");
    }

    @Test
    void events_thatNameOtherJobsOfTheWorkload_areNotPartOfTheTimeline() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        String command = servers.pid(run).substring(servers.pid(run).lastIndexOf(':') + 1);
        servers.faults()
                .when(RequestPattern.get("/org/acme/gvc/prefect/workload/{name}/-eventlog"))
                .then(Fault.replaceBody("""
                        {"kind": "list", "itemKind": "event", "links": [], "items": [
                          {"created": "%s", "status": "Back-off of command-%s-x7k2p"},
                          {"created": "%s", "status": "Back-off of command-%s-x7k2p"},
                          {"created": "2020-01-01T00:00:00Z", "status": "of long ago"}]}
                        """.formatted(now(), command, now(), UUID.randomUUID())));

        assertThat(bridge.explain(run).timeline())
                .extracting(Moment::text)
                .filteredOn(text -> text.startsWith("event: "))
                .containsExactly("event: Back-off of command-" + command + "-x7k2p");
    }

    private Instant now() {
        return servers.time().clock().instant();
    }

    @Test
    void runWhoseJobHasFailed_isInconsistent_withExitCodeAndLastLines() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .log("last words")
                .exit(3));
        UUID run = started();

        Explanation explanation = bridge.explain(run);

        assertThat(explanation.inconsistencies())
                .singleElement()
                .asString()
                .contains("is RUNNING, but its job is FAILED");
        assertThat(explanation.next()).startsWith("wait for further sightings");
        assertThat(explanation.lastLines()).containsExactly("last words");
        assertThat(explanation.toString()).contains("exit code 3").contains("last words");
    }

    @Test
    void explanation_ofAPid_isThatOfItsFlowRun() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        InfrastructurePid pid = bridge.explain(run).jobs().get(0).job().pid();

        assertThat(bridge.explain(pid).flowRunId()).isEqualTo(run);
    }

    @Test
    void finalRunWithALiveJob_andADeletedOne_areInconsistent() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        servers.propose(run, "COMPLETED");

        assertThat(bridge.explain(run).inconsistencies())
                .singleElement()
                .asString()
                .contains("its job is live");

        servers.delete(run);
        Explanation deleted = bridge.explain(run);
        assertThat(deleted.state()).isNull();
        assertThat(deleted.inconsistencies()).singleElement().asString().contains("was deleted, but its job is live");
    }

    @Test
    void runThatNobodyClaims_isInconsistent() {
        started();
        UUID run = servers.run();
        servers.time().advance(Duration.ofMinutes(5));

        Explanation explanation = bridge.explain(run);
        assertThat(explanation.inconsistencies()).singleElement().asString().contains("no worker has claimed it");
        assertThat(explanation.next()).isEqualTo("wait: a worker claims the flow run when it is due");
    }

    @Test
    void runAndJobThatDoNotExist_areExplainedAsSuch() {
        assertThat(bridge.explain(UUID.randomUUID()).toString())
                .containsPattern("State +does not exist")
                .contains("it was deleted, or the id is not one of this server");
        UUID run = started();
        String pid = servers.pid(run);
        String other = pid.substring(0, pid.lastIndexOf(':') + 1) + UUID.randomUUID();
        assertThat(bridge.explain(bridge.jobs().handle(other).pid()).toString())
                .containsPattern("Created +unknown")
                .containsPattern("Location +unknown")
                .doesNotContain("null");
    }

    @Test
    void explaining_changesNothing_andListsWhatItCannotRead() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        JsonNode before = servers.server().dump();
        servers.faults()
                .when(RequestPattern.get("/org/{org}/gvc/{gvc}/workload/{workload}/deployment/{location}"))
                .then(Fault.respond(403, "{\"message\":\"injected\"}"));

        Explanation explanation = bridge.explain(run);

        assertThat(explanation.problems()).singleElement().asString().contains("403");
        assertThat(servers.server().dump()).isEqualTo(before);
    }

    @Test
    void jsonAndDiagram_haveTheTimeline() throws Exception {
        UUID run = started();

        Explanation explanation = bridge.explain(run);

        JsonNode json = new ObjectMapper().readTree(explanation.toJson());
        assertThat(json.path("flowRunId").asText()).isEqualTo(run.toString());
        assertThat(json.path("timeline")).hasSize(explanation.timeline().size());
        assertThat(explanation.toMermaid().lines())
                .startsWith("timeline")
                .hasSize(2 + explanation.timeline().size());
        assertThat(explanation.toMermaid().lines().skip(2))
                .allMatch(line -> line.chars().filter(c -> c == ':').count() == 1);
    }

    private UUID started() {
        WorkerSettings settings = WorkerSettings.builder()
                .workerChannel(false)
                .workPool(TwoServers.POOL)
                .gvc(TwoServers.GVC)
                .jobApiUrl(servers.server().apiUrl())
                .streamLogs(false)
                .build();
        try (Worker worker = Worker.create(
                servers.prefect(),
                servers.platformClients(),
                settings,
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run)) {
            worker.heartbeat();
            UUID run = servers.run();
            worker.pollOnce();
            servers.time().advance(Duration.ofSeconds(5));
            return run;
        }
    }
}
