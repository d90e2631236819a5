/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.flowrun.FlowRunSort;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import io.cplnprefect.prefect.log.LevelRange;
import io.cplnprefect.prefect.log.Log;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.InOrNull;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.query.TimeFilter;
import io.cplnprefect.prefect.query.TimeRange;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.worker.WorkerFilter;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueQuery;
import io.cplnprefect.prefect.workqueue.WorkQueueUpdate;
import io.cplnprefect.testkit.prefect.PrefectRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client says and what a server of each generation understands. */
abstract class PrefectContract {

    @SuppressWarnings("NullAway.Init")
    Prefect prefect;

    final String unique = UUID.randomUUID().toString().substring(0, 8);

    /** Address of the server under test. */
    abstract String apiUrl();

    /** Generation of the server under test. */
    abstract PrefectRelease release();

    @BeforeEach
    void connect() {
        prefect = Prefect.builder().apiUrl(apiUrl()).build();
    }

    @AfterEach
    void close() {
        prefect.close();
    }

    private boolean newGeneration() {
        return prefect.version().major() >= 3;
    }

    private Flow flow() {
        return prefect.flows()
                .create(FlowCreate.builder()
                        .name("flow-" + unique)
                        .addTags("etl")
                        .labels(Map.of("team", "data"))
                        .build())
                .execute();
    }

    private WorkPool pool() {
        return prefect.workPools()
                .create(WorkPoolCreate.builder()
                        .name("pool-" + unique)
                        .type("cpln")
                        .baseJobTemplate(Map.of(
                                "job_configuration", Map.of("image", "{{ image }}"),
                                "variables", Map.of("properties", Map.of("image", Map.of("type", "string")))))
                        .build())
                .execute();
    }

    private Deployment deployment(Flow flow, WorkPool pool) {
        return prefect.deployments()
                .create(DeploymentCreate.builder()
                        .name("daily")
                        .flowId(flow.id())
                        .workPoolName(pool.name())
                        .entrypoint("flows/etl.py:main")
                        .putParameters("day", null)
                        .putParameters("options", Map.of())
                        .putJobVariables("image", "etl:1")
                        .addTags("nightly")
                        .putLabels("tier", 1)
                        .build())
                .execute();
    }

    private FlowRun run(Deployment deployment) {
        return prefect.deployments()
                .createFlowRun(
                        deployment.id(), DeploymentFlowRunCreate.builder().build())
                .execute();
    }

    final FlowRun run() {
        return run(deployment(flow(), pool()));
    }

    private OrchestrationResult set(FlowRun run, StateProposal proposal) {
        return prefect.flowRuns().setState(run.id(), proposal).execute();
    }

    @Test
    void check_runningServer_givesItsVersion() {
        assertThat(prefect.check()).hasToString(release().version());
        assertThat(prefect.server().health().execute()).isTrue();
        assertThat(prefect.server().apiVersion().execute()).isEqualTo("0.8.4");
    }

    @Test
    void flow_createdTwice_isTheSame() {
        Flow first = flow();
        assertThat(flow().id()).isEqualTo(first.id());
        assertThat(prefect.flows().read(first.id()).execute().tags()).containsExactly("etl");
        assertThat(prefect.flows().readByName(first.name()).execute().id()).isEqualTo(first.id());
        assertThat(first.labels()).isEqualTo(newGeneration() ? Map.of("team", "data") : Map.of());
    }

    @Test
    void deployment_createdAndChanged_readsBack() {
        Flow flow = flow();
        Deployment made = deployment(flow, pool());
        Deployment read = prefect.deployments().readByName(flow.name(), "daily").execute();

        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("day", null);
        parameters.put("options", Map.of());
        assertThat(read.id()).isEqualTo(made.id());
        assertThat(read.parameters()).isEqualTo(parameters);
        assertThat(read.jobVariables()).isEqualTo(Map.of("image", "etl:1"));
        assertThat(read.workPoolName()).isEqualTo("pool-" + unique);
        assertThat(read.additionalProperties()).doesNotContainKey("infra_overrides");

        prefect.deployments()
                .update(
                        made.id(),
                        DeploymentUpdate.builder()
                                .putJobVariables("image", "etl:2")
                                .paused(true)
                                .build())
                .execute();
        Deployment changed = prefect.deployments().read(made.id()).execute();
        assertThat(changed.jobVariables()).isEqualTo(Map.of("image", "etl:2"));
        assertThat(changed.paused()).isTrue();
        assertThat(changed.parameters()).isEqualTo(parameters);

        DeploymentQuery query = DeploymentQuery.builder()
                .deployments(DeploymentFilter.builder()
                        .id(In.any(made.id()))
                        .name(NameFilter.like("dail"))
                        .tags(TagFilter.all("nightly"))
                        .build())
                .workPools(WorkPoolFilter.names("pool-" + unique))
                .build();
        assertThat(prefect.deployments().filter(query))
                .extracting(Deployment::id)
                .containsExactly(made.id());
        assertThat(prefect.deployments().count(query).execute()).isEqualTo(1);

        prefect.deployments().delete(made.id()).execute();
        assertThatThrownBy(() -> prefect.deployments().read(made.id()).execute())
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void flowRun_wholeLife_isAcceptedStepByStep() {
        FlowRun run = run();
        assertThat(run.stateType()).isEqualTo(StateType.SCHEDULED);
        assertThat(run.tags()).containsExactly("nightly");

        for (StateProposal step : List.of(
                StateProposal.pending(), StateProposal.running(), StateProposal.completed("All states completed."))) {
            OrchestrationResult result = set(run, step);
            assertThat(result.accepted()).isTrue();
            assertThat(result.applied(step)).isTrue();
            assertThat(result.reason()).isNull();
            assertThat(result.state())
                    .extracting(state -> state.stateDetails().transitionId())
                    .isEqualTo(step.transitionId());
        }
        FlowRun ended = prefect.flowRuns().read(run.id()).execute();
        assertThat(ended.terminal()).isTrue();
        assertThat(ended.runCount()).isEqualTo(1);
        assertThat(ended.startTime()).isBefore(ended.endTime());
        assertThat(prefect.flowRunStates().ofFlowRun(run.id()).execute())
                .extracting(State::type)
                .containsExactly(StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.COMPLETED);

        StateProposal late = StateProposal.crashed("gone");
        OrchestrationResult refused = set(run, late);
        assertThat(refused.status()).isEqualTo(SetStateStatus.ABORT);
        assertThat(refused.applied(late)).isFalse();
        assertThat(refused.reason()).isEqualTo("Run is already in terminal state COMPLETED.");
        assertThat(refused.state()).extracting(State::type).isEqualTo(StateType.COMPLETED);
    }

    @Test
    void setState_sameProposalAgain_isRecognisedAsApplied() {
        FlowRun run = run();
        StateProposal proposal = StateProposal.pending();
        assertThat(set(run, proposal).accepted()).isTrue();

        OrchestrationResult again = set(run, proposal);
        assertThat(again.status()).isEqualTo(SetStateStatus.REJECT);
        assertThat(again.applied(proposal)).isTrue();

        StateProposal otherWorker = StateProposal.pending();
        OrchestrationResult other = set(run, otherWorker);
        assertThat(other.status()).isEqualTo(SetStateStatus.ABORT);
        assertThat(other.applied(otherWorker)).isFalse();
    }

    @Test
    void setState_twoWorkersAtOnce_oneWins() {
        FlowRun run = run();
        List<CompletableFuture<OrchestrationResult>> claims = Stream.generate(StateProposal::pending)
                .limit(8)
                .map(claim -> prefect.flowRuns().setState(run.id(), claim).executeAsync())
                .toList();
        assertThat(claims.stream().filter(claim -> claim.join().accepted())).hasSize(1);
    }

    @Test
    void setState_beforeItsTime_waits() {
        FlowRun run = run();
        set(run, StateProposal.scheduled(Instant.now().plus(Duration.ofHours(1))));
        assertThat(set(run, StateProposal.pending()).accepted()).isTrue();
        OrchestrationResult early = set(run, StateProposal.running());
        assertThat(early.status()).isEqualTo(SetStateStatus.WAIT);
        assertThat(early.delay()).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
    }

    @Test
    void cancelling_runWithoutInfrastructure_isRejectedWithCancelled() {
        FlowRun run = run();
        OrchestrationResult result = set(run, StateProposal.cancelling("enough"));
        assertThat(result.status()).isEqualTo(SetStateStatus.REJECT);
        assertThat(result.state()).extracting(State::type).isEqualTo(StateType.CANCELLED);
        OrchestrationResult forced =
                set(run, StateProposal.cancelled("enough").forced().named("Cancelled"));
        assertThat(forced.accepted()).isTrue();
    }

    @Test
    void infrastructurePid_setAndCleared_otherMembersStay() {
        FlowRun run = run();
        prefect.flowRuns()
                .update(
                        run.id(),
                        FlowRunUpdate.builder()
                                .infrastructurePid("cpln:acme:gvc:etl:1")
                                .build())
                .execute();
        assertThat(prefect.flowRuns().read(run.id()).execute().infrastructurePid())
                .isEqualTo("cpln:acme:gvc:etl:1");
        prefect.flowRuns()
                .update(run.id(), FlowRunUpdate.builder().name("renamed").build())
                .execute();
        assertThat(prefect.flowRuns().read(run.id()).execute().infrastructurePid())
                .isEqualTo("cpln:acme:gvc:etl:1");
        prefect.flowRuns()
                .update(
                        run.id(),
                        FlowRunUpdate.builder().clearInfrastructurePid().build())
                .execute();
        FlowRun cleared = prefect.flowRuns().read(run.id()).execute();
        assertThat(cleared.infrastructurePid()).isNull();
        assertThat(cleared.name()).isEqualTo("renamed");
    }

    @Test
    void createFlowRun_sameCallTwice_makesOneRun_newCallAnother() {
        Deployment deployment = deployment(flow(), pool());
        DeploymentFlowRunCreate request =
                DeploymentFlowRunCreate.builder().name("once").build();
        var call = prefect.deployments().createFlowRun(deployment.id(), request);
        UUID first = call.execute().id();
        assertThat(call.execute().id()).isEqualTo(first);
        assertThat(prefect.deployments()
                        .createFlowRun(deployment.id(), request)
                        .execute()
                        .id())
                .isNotEqualTo(first);
    }

    @Test
    void createFlowRun_withEverything_isUnderstood() {
        Deployment deployment = deployment(flow(), pool());
        FlowRun run = prefect.deployments()
                .createFlowRun(
                        deployment.id(),
                        DeploymentFlowRunCreate.builder()
                                .name("full")
                                .state(StateProposal.scheduled(Instant.parse("2030-01-01T00:00:00Z"))
                                        .state())
                                .putParameters("day", "2026-11-21")
                                .putContext("asked-by", "test")
                                .addTags("extra")
                                .putLabels("attempt", 2)
                                .putJobVariables("image", "etl:3")
                                .workQueueName("urgent")
                                .enforceParameterSchema(false)
                                .build())
                .execute();
        assertThat(run.expectedStartTime()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(run.jobVariables()).isEqualTo(Map.of("image", "etl:3"));
        assertThat(run.workQueueName()).isEqualTo("urgent");
        assertThat(run.labels().get("attempt")).isEqualTo(newGeneration() ? 2 : null);
    }

    @Test
    void filter_moreRunsThanOnePage_givesEachOnce() {
        Flow flow = flow();
        List<UUID> ids;
        // A server on SQLite answers 503 to most of what more writers at once send.
        try (Prefect gentle = Prefect.builder()
                .apiUrl(prefect.apiUrl())
                .limits(CallLimits.DEFAULT.withMaxInFlight(2))
                .retry(new RetryPolicy(12, Duration.ofMillis(100), Duration.ofSeconds(2), 0.5))
                .build()) {
            List<CompletableFuture<FlowRun>> made = IntStream.range(0, 230)
                    .mapToObj(i -> gentle.flowRuns()
                            .create(FlowRunCreate.builder()
                                    .flowId(flow.id())
                                    .name("run-" + i)
                                    .build())
                            .executeAsync())
                    .toList();
            ids = made.stream().map(run -> run.join().id()).toList();
        }
        FlowRunQuery query = FlowRunQuery.builder()
                .flows(FlowFilter.builder().id(In.any(flow.id())).build())
                .build();
        assertThat(prefect.flowRuns().filter(query).toList())
                .extracting(FlowRun::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(prefect.flowRuns().count(query).execute()).isEqualTo(230);
        assertThat(prefect
                        .flowRuns()
                        .filter(FlowRunQuery.builder()
                                .from(query)
                                .sort(FlowRunSort.NAME_ASC)
                                .limit(7)
                                .offset(3)
                                .build())
                        .stream()
                        .limit(8)
                        .map(FlowRun::name))
                .containsExactly(
                        "run-100", "run-101", "run-102", "run-103", "run-104", "run-105", "run-106", "run-107");
    }

    @Test
    void filter_everyCondition_isUnderstood() {
        FlowRun run = run();
        Instant future = Instant.now().plus(Duration.ofDays(1));
        FlowRunFilter.Builder conditions = FlowRunFilter.builder()
                .id(InOrNot.any(run.id()))
                .name(NameFilter.any(run.name()))
                .tags(TagFilter.all("nightly"))
                .deploymentId(InOrNull.any(Objects.requireNonNull(run.deploymentId())))
                .state(StateFilter.builder()
                        .type(InOrNot.any(StateType.SCHEDULED))
                        .name(InOrNot.any("Scheduled", "Late"))
                        .build())
                .startTime(TimeFilter.isNull(true))
                .expectedStartTime(TimeRange.before(future))
                .nextScheduledStartTime(TimeRange.between(Instant.EPOCH, future))
                .parentTaskRunId(InOrNull.isNull(true))
                .idempotencyKey(InOrNot.notAny("x"));
        FlowRunQuery.Builder query = FlowRunQuery.builder()
                .workPools(WorkPoolFilter.names("pool-" + unique))
                .workPoolQueues(
                        WorkQueueFilter.builder().name(In.any("default")).build())
                .flows(FlowFilter.builder()
                        .name(NameFilter.any("flow-" + unique))
                        .build())
                .deployments(
                        DeploymentFilter.builder().name(NameFilter.any("daily")).build());
        assertThat(prefect.flowRuns().filter(query.flowRuns(conditions.build()).build()))
                .extracting(FlowRun::id)
                .containsExactly(run.id());

        FlowRunQuery newer = query.flowRuns(conditions
                        .state(StateFilter.builder()
                                .type(InOrNot.notAny(StateType.RUNNING))
                                .name(InOrNot.notAny("Paused"))
                                .build())
                        .tags(TagFilter.any("nightly", "other"))
                        .endTime(TimeFilter.isNull(true))
                        .build())
                .build();
        if (newGeneration()) {
            assertThat(prefect.flowRuns().filter(newer)).extracting(FlowRun::id).containsExactly(run.id());
        } else {
            assertThatThrownBy(() -> prefect.flowRuns().filter(newer).toList())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server has version 2.20.25: state.type.not_any_ needs 3.0.0; "
                            + "state.name.not_any_ needs 3.0.0; end_time needs 3.0.4; tags.any_ needs 3.1.11. "
                            + "Upgrade the server, or do without");
        }
    }

    @Test
    void addLabels_dependsOnGeneration() {
        FlowRun run = run();
        var call = prefect.flowRuns().addLabels(run.id(), Map.of("prefect.worker.name", "w", "n", 2, "b", true));
        if (newGeneration()) {
            call.execute();
            assertThat(prefect.flowRuns().read(run.id()).execute().labels())
                    .containsEntry("prefect.worker.name", "w")
                    .containsEntry("n", 2)
                    .containsEntry("b", true);
        } else {
            assertThatThrownBy(call::execute)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("FlowRuns.addLabels needs 3.1.6");
            assertThat(call.executeAsync())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(UsageException.class);
        }
    }

    @Test
    void workPool_createdChangedPolled() {
        WorkPool pool = pool();
        assertThat(prefect.workPools().read(pool.name()).execute().baseJobTemplate())
                .isEqualTo(pool.baseJobTemplate());
        assertThatThrownBy(this::pool).isInstanceOf(ServiceException.Conflict.class);
        prefect.workPools()
                .update(
                        pool.name(),
                        WorkPoolUpdate.builder()
                                .concurrencyLimit(3)
                                .description("jobs")
                                .build())
                .execute();
        assertThat(prefect.workPools().read(pool.name()).execute().concurrencyLimit())
                .isEqualTo(3);
        prefect.workPools()
                .update(
                        pool.name(),
                        WorkPoolUpdate.builder()
                                .clearConcurrencyLimit()
                                .baseJobTemplate(Map.of())
                                .build())
                .execute();
        WorkPool changed = prefect.workPools().read(pool.name()).execute();
        assertThat(changed.concurrencyLimit()).isNull();
        assertThat(changed.description()).isEqualTo("jobs");
        assertThat(changed.baseJobTemplate()).isEmpty();

        FlowRun run = run(deployment(flow(), pool));
        List<ScheduledFlowRun> due = prefect.workPools()
                .scheduledFlowRuns(
                        pool.name(),
                        ScheduledRunsQuery.builder()
                                .scheduledBefore(Instant.now().plusSeconds(10))
                                .build())
                .execute();
        assertThat(due).hasSize(1);
        assertThat(due.get(0).flowRun().id()).isEqualTo(run.id());
        assertThat(due.get(0).flowRun().stateType()).isEqualTo(StateType.SCHEDULED);
        assertThat(due.get(0).flowRun().state()).isNull();
        assertThat(due.get(0).workPoolId()).isEqualTo(pool.id());

        WorkPoolQuery query = WorkPoolQuery.builder()
                .workPools(WorkPoolFilter.names(pool.name()))
                .build();
        assertThat(prefect.workPools().filter(query)).hasSize(1);
        assertThat(prefect.workPools().count(query).execute()).isEqualTo(1);
        prefect.workPools().delete(pool.name()).execute();
        assertThat(prefect.workPools().filter(query)).isEmpty();
    }

    @Test
    void workQueue_createdChangedListedDeleted() {
        WorkPool pool = pool();
        prefect.workQueues()
                .create(
                        pool.name(),
                        WorkQueueCreate.builder()
                                .name("urgent")
                                .priority(1)
                                .concurrencyLimit(2)
                                .build())
                .execute();
        prefect.workQueues()
                .update(
                        pool.name(),
                        "urgent",
                        WorkQueueUpdate.builder()
                                .paused(true)
                                .clearConcurrencyLimit()
                                .build())
                .execute();
        var read = prefect.workQueues().read(pool.name(), "urgent").execute();
        assertThat(read.paused()).isTrue();
        assertThat(read.concurrencyLimit()).isNull();
        assertThat(prefect.workQueues()
                        .filter(pool.name(), WorkQueueQuery.builder().build()))
                .extracting(queue -> queue.name())
                .containsExactlyInAnyOrder("default", "urgent");
        prefect.workQueues().delete(pool.name(), "urgent").execute();
        assertThat(prefect.workQueues()
                        .filter(
                                pool.name(),
                                WorkQueueQuery.builder()
                                        .workQueues(WorkQueueFilter.builder()
                                                .name(In.any("urgent"))
                                                .build())
                                        .build()))
                .isEmpty();
    }

    @Test
    void heartbeat_ofNewWorker_showsItOnline() {
        WorkPool pool = pool();
        prefect.workers()
                .heartbeat(
                        pool.name(),
                        Heartbeat.builder()
                                .name("worker 1")
                                .heartbeatIntervalSeconds(30)
                                .build())
                .execute();
        WorkerQuery online = WorkerQuery.builder()
                .workers(WorkerFilter.builder()
                        .status(InOrNot.any(WorkerStatus.ONLINE))
                        .lastHeartbeatTime(TimeRange.after(Instant.now().minusSeconds(60)))
                        .build())
                .build();
        assertThat(prefect.workers().filter(pool.name(), online))
                .extracting(WorkerRecord::name)
                .containsExactly("worker 1");
        prefect.workers().delete(pool.name(), "worker 1").execute();
        assertThat(prefect.workers().filter(pool.name(), online)).isEmpty();
        assertThatThrownBy(() -> prefect.workers()
                        .heartbeat("no-such-pool", Heartbeat.builder().name("w").build())
                        .execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("no-such-pool");
    }

    @Test
    void logs_written_readInOrder() {
        FlowRun run = run();
        Instant begin = Instant.parse("2026-11-21T03:00:00.123456789Z");
        prefect.logs()
                .create(IntStream.range(0, 250)
                        .mapToObj(i -> LogCreate.builder()
                                .name("prefect.flow_runs")
                                .level(i % 2 == 0 ? 20 : 40)
                                .message("line " + i)
                                .timestamp(begin.plusSeconds(i))
                                .flowRunId(run.id())
                                .build())
                        .toList())
                .with(RequestOptions.repeatable())
                .execute();
        LogFilter ofRun = LogFilter.builder().flowRunId(In.any(run.id())).build();
        List<Log> all =
                prefect.logs().filter(LogQuery.builder().logs(ofRun).build()).toList();
        assertThat(all)
                .extracting(Log::message)
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "line " + i).toList());
        assertThat(prefect.logs()
                        .filter(LogQuery.builder()
                                .logs(LogFilter.builder()
                                        .from(ofRun)
                                        .level(LevelRange.atLeast(40))
                                        .timestamp(TimeRange.after(begin.plusSeconds(200)))
                                        .build())
                                .build()))
                .hasSize(25);
    }

    @Test
    void errors_readWell() {
        UUID nobody = UUID.randomUUID();
        assertThatThrownBy(() -> prefect.flowRuns().read(nobody).execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("GET /api/flow_runs/" + nobody)
                .hasMessageContaining("404: Flow run not found");
        assertThatThrownBy(() -> prefect.workPools().read("nowhere").execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageEndingWith("404: Work pool \"nowhere\" not found.");
        assertThatThrownBy(() -> prefect.connection()
                        .call(
                                Endpoint.of("POST", "deployments/"),
                                "deployments/",
                                Map.of(
                                        "name",
                                        "x",
                                        "job_variables",
                                        Map.of("PASSPHRASE_OF_NOBODY", "hunter2"),
                                        "typo",
                                        1),
                                Void.class)
                        .execute())
                .isInstanceOfSatisfying(ServiceException.Unprocessable.class, e -> {
                    assertThat(e).hasMessageContaining("Invalid request: body.").hasMessageContaining("body.typo: ");
                    assertThat(e.body()).contains("exception_detail").doesNotContain("hunter2", "request_body");
                });
        assertThatThrownBy(() -> prefect.deployments()
                        .create(DeploymentCreate.builder()
                                .name("orphan")
                                .flowId(nobody)
                                .build())
                        .execute())
                .isInstanceOf(ServiceException.Conflict.class)
                .hasMessageContaining("Data integrity conflict");
    }

    @Test
    void asyncReads_manyAtOnce_allAnswered() {
        FlowRun run = run();
        List<CompletableFuture<FlowRun>> reads = Stream.generate(
                        () -> prefect.flowRuns().read(run.id()).executeAsync())
                .limit(300)
                .toList();
        assertThat(reads).allSatisfy(read -> assertThat(read.join().id()).isEqualTo(run.id()));
    }

    @Test
    void flows_filteredAndCounted() {
        Flow flow = flow();
        FlowQuery query = FlowQuery.builder()
                .flows(FlowFilter.builder()
                        .name(NameFilter.any(flow.name()))
                        .tags(TagFilter.all("etl"))
                        .build())
                .build();
        assertThat(prefect.flows().filter(query)).extracting(Flow::id).containsExactly(flow.id());
        assertThat(prefect.flows().count(query).execute()).isEqualTo(1);
        prefect.flows().delete(flow.id()).execute();
        assertThat(prefect.flows().count(query).execute()).isZero();
    }
}
