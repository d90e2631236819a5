/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The decisions about proposed states. */
abstract class OrchestrationContract extends PrefectContract {
    private static final List<String> TYPES = List.of(
            "SCHEDULED", "PENDING", "RUNNING", "PAUSED", "CANCELLING", "COMPLETED", "FAILED", "CRASHED", "CANCELLED");

    private static final Map<String, String> STATUSES = Map.of("A", "ACCEPT", "R", "REJECT", "X", "ABORT");

    /** Returns the decisions for a current state, one per proposed type in the order of TYPES: A accept, R reject, X abort. */
    private String row(String from) {
        return switch (from) {
            case "SCHEDULED" -> "A A A R A A A A A";
            case "PENDING" -> "  A X A R A A A A A";
            case "RUNNING" -> "  A X A A A A A A A";
            case "PAUSED" -> v3 ? "A R A R A A A A A" : "A R A R R A A A A";
            case "CANCELLING" -> "R R R R R R R R A";
            case "CANCELLED" -> v3 ? "A X A X X A A X A" : "R R R X X R R X A";
            case "COMPLETED", "FAILED", "CRASHED" -> "A A A X X A A X A";
            default -> throw new IllegalArgumentException(from);
        };
    }

    OrchestrationContract(PrefectRelease release, String apiUrl) {
        super(release, apiUrl);
    }

    @TestFactory
    Stream<DynamicTest> transitionTable() {
        // One run is enough for all rows: a forced state resets it for each.
        String run = runWithInfrastructure(deployment(pool()));
        return TYPES.stream()
                .flatMap(from -> TYPES.stream().map(to -> {
                    String letter = row(from).replace(" ", "").substring(TYPES.indexOf(to), TYPES.indexOf(to) + 1);
                    return DynamicTest.dynamicTest(
                            from + " to " + to + " is " + letter, () -> decides(run, from, to, letter));
                }));
    }

    private void decides(String run, String from, String to, String letter) {
        force(run, "{'type':'" + from + "'}");

        Reply response = propose(run, "{'type':'" + to + "'}");

        assertThat(response.text("/status")).as(response.toString()).isEqualTo(STATUSES.get(letter));
        assertThat(response.status()).isEqualTo(letter.equals("A") ? 201 : 200);
        assertThat(response.text("/state/type")).isEqualTo(letter.equals("A") ? to : from);
    }

    private String runWithInfrastructure(String deployment) {
        String run = run(deployment);
        api.patch("/flow_runs/" + run, "{'infrastructure_pid':'org:gvc:workload:1'}");
        return run;
    }

    @Test
    void refusedProposal_hasTheReason() {
        String run = runWithInfrastructure(deployment(pool()));
        propose(run, "{'type':'PENDING'}");
        assertReason(
                propose(run, "{'type':'PENDING'}"),
                "abort_details",
                "This run is in a PENDING state and cannot transition to a PENDING state.");
        assertReason(
                propose(run, "{'type':'PAUSED'}"),
                "reject_details",
                "Cannot pause flows that are not currently running.");
        force(run, "{'type':'CANCELLING'}");
        assertReason(
                propose(run, "{'type':'FAILED'}"),
                "reject_details",
                "Cannot transition flows that are cancelling to a state other than Cancelled.");
        propose(run, "{'type':'CANCELLED'}");
        assertReason(
                propose(run, "{'type':'CRASHED'}"), "abort_details", "Run is already in terminal state CANCELLED.");
    }

    private static void assertReason(Reply response, String type, String reason) {
        assertThat(response.text("/details/type")).isEqualTo(type);
        assertThat(response.text("/details/reason")).isEqualTo(reason);
    }

    @Test
    void proposal_repeatedWithItsTransitionId_isRejectedWithTheWrittenState() {
        String run = run(deployment(pool()));
        String state = "{'type':'PENDING','state_details':{'transition_id':'" + UUID.randomUUID() + "'}}";
        Reply first = propose(run, state);

        Reply again = propose(run, state);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/status")).isEqualTo("REJECT");
        assertThat(again.text("/details/reason")).isEqualTo("This run has already made this state transition.");
        assertThat(again.text("/state/id")).isEqualTo(first.text("/state/id"));
    }

    @Test
    void claimedRun_startedBeforeItsTime_mustWait() {
        String time = Instant.now().plusSeconds(3600).toString();
        String run = api.post(
                        "/deployments/" + deployment(pool()) + "/create_flow_run",
                        "{'state':{'type':'SCHEDULED','state_details':{'scheduled_time':'%s'}}}",
                        time)
                .id();
        Reply claimed = propose(run, "{'type':'PENDING'}");

        Reply response = propose(run, "{'type':'RUNNING'}");

        assertThat(claimed.text("/state/state_details/scheduled_time")).startsWith(time.substring(0, 19));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text("/status")).isEqualTo("WAIT");
        assertThat(response.text("/details/reason")).isEqualTo("Scheduled time is in the future");
        assertThat(response.body().at("/details/delay_seconds").asInt()).isBetween(3500, 3600);
        assertThat(response.text("/state/type")).isEqualTo("PENDING");
    }

    @Test
    void scheduledRun_cancelledWithoutInfrastructure_isCancelledAtOnce() {
        for (boolean forced : List.of(false, true)) {
            String run = run(deployment(pool()));

            Reply response = forced ? force(run, "{'type':'CANCELLING'}") : propose(run, "{'type':'CANCELLING'}");

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.text("/status")).isEqualTo("REJECT");
            assertThat(response.text("/state/type")).isEqualTo("CANCELLED");
            assertReason(response, "reject_details", "Scheduled flow run has no infrastructure to terminate.");
        }
    }

    @Test
    void suspendedRun_cancelled_isCancelledAtOnce() {
        String run = runWithInfrastructure(deployment(pool()));
        propose(run, "{'type':'RUNNING'}");
        propose(run, "{'type':'PAUSED','name':'Suspended','state_details':{'pause_reschedule':true}}");

        Reply response = propose(run, "{'type':'CANCELLING'}");

        assertThat(response.text("/state/type")).isEqualTo("CANCELLED");
        assertReason(response, "reject_details", "Suspended flow run has no infrastructure to terminate.");
    }

    @Test
    void failedRun_withRetriesLeft_awaitsRetryAndIsNotPolled() {
        String pool = pool();
        String run = api.post(
                        "/deployments/" + deployment(pool) + "/create_flow_run",
                        "{'empirical_policy':{'retries':1,'retry_delay':0}}")
                .id();
        propose(run, "{'type':'PENDING'}");
        propose(run, "{'type':'RUNNING'}");

        Reply first = propose(run, "{'type':'FAILED','message':'no luck'}");
        Reply poll = api.post("/work_pools/" + pool + "/get_scheduled_flow_runs", "{}");
        propose(run, "{'type':'RUNNING'}");
        Reply second = propose(run, "{'type':'FAILED'}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("REJECT");
        assertThat(first.text("/details/reason")).isEqualTo("Retrying");
        assertThat(first.text("/state/name")).isEqualTo("AwaitingRetry");
        assertThat(first.text("/state/message")).isEqualTo("no luck");
        assertThat(poll.body()).isEmpty();
        assertThat(second.text("/status")).isEqualTo("ACCEPT");
        assertThat(api.get("/flow_runs/" + run).body().path("run_count").asInt())
                .isEqualTo(2);
    }

    @Test
    void pendingRun_namedAsNextStep_isAcceptedBy3Only() {
        String run = run(deployment(pool()));
        propose(run, "{'type':'PENDING'}");

        assertThat(propose(run, "{'type':'PENDING','name':'Submitting'}").text("/status"))
                .isEqualTo(v3 ? "ACCEPT" : "ABORT");
        assertThat(propose(run, "{'type':'PENDING','name':'InfrastructurePending'}")
                        .text("/status"))
                .isEqualTo(v3 ? "ACCEPT" : "ABORT");
        assertThat(propose(run, "{'type':'PENDING'}").text("/status")).isEqualTo("ABORT");
    }

    @Test
    void endedRun_withoutDeployment_isNotScheduledAgain() {
        String run = api.post("/flow_runs/", "{'flow_id':'%s','state':{'type':'FAILED'}}", flow())
                .id();

        assertReason(
                propose(run, "{'type':'SCHEDULED'}"),
                "abort_details",
                "Cannot reschedule a run without an associated deployment.");
    }

    @Test
    void completedRun_withStoredResult_isKept() {
        String run = run(deployment(pool()));
        force(run, "{'type':'COMPLETED','data':{'type':'reference','storage_key':'k'}}");

        assertReason(propose(run, "{'type':'SCHEDULED'}"), "reject_details", "Run is already COMPLETED.");
        assertThat(propose(run, "{'type':'COMPLETED'}").text("/status")).isEqualTo(v3 ? "REJECT" : "ACCEPT");
    }

    @Test
    void runTimes_followTheStates() {
        String run = run(deployment(pool()));
        propose(run, "{'type':'PENDING'}");
        assertThat(api.get("/flow_runs/" + run)
                        .body()
                        .path("next_scheduled_start_time")
                        .isNull())
                .isTrue();
        Reply running = propose(run, "{'type':'RUNNING'}");
        Reply failed = propose(run, "{'type':'FAILED'}");
        Reply ended = api.get("/flow_runs/" + run);
        propose(run, "{'type':'SCHEDULED'}");
        Reply again = api.get("/flow_runs/" + run);

        assertThat(ended.text("/start_time")).isEqualTo(running.text("/state/timestamp"));
        assertThat(ended.text("/end_time")).isEqualTo(failed.text("/state/timestamp"));
        assertThat(ended.body().path("run_count").asInt()).isOne();
        assertThat(again.body().path("end_time").isNull()).isTrue();
        assertThat(again.text("/empirical_policy/retry_type")).isEqualTo("reschedule");
    }

    @Test
    void runThatEndsBeforeItBegan_hasTimesIn3Only() {
        String run = run(deployment(pool()));
        propose(run, "{'type':'PENDING'}");
        Reply crashed = propose(run, "{'type':'CRASHED'}");
        Reply read = api.get("/flow_runs/" + run);

        assertThat(read.text("/start_time")).isEqualTo(v3 ? crashed.text("/state/timestamp") : "null");
        assertThat(read.text("/end_time")).isEqualTo(v3 ? crashed.text("/state/timestamp") : "null");
    }

    @Test
    void stateIds_in3_sortInTheOrderOfCreation() {
        Assumptions.assumeTrue(v3, "2.20 has random ids");
        String run = run(deployment(pool()));
        propose(run, "{'type':'PENDING'}");
        propose(run, "{'type':'RUNNING'}");
        propose(run, "{'type':'COMPLETED'}");

        assertThat(api.get("/flow_run_states/?flow_run_id=" + run).body().findValuesAsText("id"))
                .hasSize(4)
                .isSorted();
    }

    @Test
    void history_listsAllStatesInOrder() {
        String run = run(deployment(pool()));
        propose(run, "{'type':'PENDING'}");
        propose(run, "{'type':'PENDING'}");
        propose(run, "{'type':'RUNNING'}");

        assertThat(api.get("/flow_run_states/?flow_run_id=" + run).body().findValuesAsText("type"))
                .containsExactly("SCHEDULED", "PENDING", "RUNNING");
    }
}
