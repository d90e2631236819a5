/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.flowrun.FlowRunSort;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
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
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Flow runs. */
interface FlowRunContract extends ContractServer {

    @Test
    default void infrastructurePid_setAndCleared_otherMembersStay() {
        FlowRun run = run();
        prefect()
                .flowRuns()
                .update(
                        run.id(),
                        FlowRunUpdate.builder()
                                .infrastructurePid("cpln:acme:gvc:etl:1")
                                .build())
                .execute();
        assertThat(prefect().flowRuns().read(run.id()).execute().infrastructurePid())
                .isEqualTo("cpln:acme:gvc:etl:1");
        prefect()
                .flowRuns()
                .update(run.id(), FlowRunUpdate.builder().name("renamed").build())
                .execute();
        assertThat(prefect().flowRuns().read(run.id()).execute().infrastructurePid())
                .isEqualTo("cpln:acme:gvc:etl:1");
        prefect()
                .flowRuns()
                .update(
                        run.id(),
                        FlowRunUpdate.builder().clearInfrastructurePid().build())
                .execute();
        FlowRun cleared = prefect().flowRuns().read(run.id()).execute();
        assertThat(cleared.infrastructurePid()).isNull();
        assertThat(cleared.name()).isEqualTo("renamed");
    }

    @Test
    default void filter_moreRunsThanOnePage_returnsEachOnce() {
        Flow flow = flow();
        List<UUID> ids;
        // A server on SQLite responds to concurrent writes with 503, or stops for a minute.
        ClientOptions gentle = ClientOptions.builder()
                .limits(CallLimits.DEFAULT.withMaxInFlight(1).withTotalTimeout(Duration.ofMinutes(10)))
                .retry(new RetryPolicy(12, Duration.ofMillis(100), Duration.ofSeconds(2), 0.5))
                .build();
        try (Prefect writer =
                Prefect.builder().apiUrl(prefect().apiUrl()).options(gentle).build()) {
            List<CompletableFuture<FlowRun>> made = IntStream.range(0, 230)
                    .mapToObj(i -> writer.flowRuns()
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
        assertThat(prefect().flowRuns().filter(query).toList())
                .extracting(FlowRun::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(prefect().flowRuns().count(query).execute()).isEqualTo(230);
        assertThat(prefect()
                        .flowRuns()
                        .filter(FlowRunQuery.builder()
                                .from(query)
                                .sort(FlowRunSort.NAME_ASC)
                                .limit(7)
                                .offset(3)
                                .build())
                        .stream()
                        .map(FlowRun::name))
                .containsExactly("run-100", "run-101", "run-102", "run-103", "run-104", "run-105", "run-106");
    }

    @Test
    default void filter_everyCondition_isAccepted() {
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
                .workPools(WorkPoolFilter.names("pool-" + unique()))
                .workPoolQueues(
                        WorkQueueFilter.builder().name(In.any("default")).build())
                .flows(FlowFilter.builder()
                        .name(NameFilter.any("flow-" + unique()))
                        .build())
                .deployments(
                        DeploymentFilter.builder().name(NameFilter.any("daily")).build());
        assertThat(prefect()
                        .flowRuns()
                        .filter(query.flowRuns(conditions.build()).build()))
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
            assertThat(prefect().flowRuns().filter(newer))
                    .extracting(FlowRun::id)
                    .containsExactly(run.id());
        } else {
            assertThatThrownBy(() -> prefect().flowRuns().filter(newer).toList())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server has version 2.20.25: flow_runs.end_time needs 3.0.4; "
                            + "flow_runs.state.name.not_any_ needs 3.0.0; flow_runs.state.type.not_any_ needs 3.0.0; "
                            + "flow_runs.tags.any_ needs 3.1.11. Upgrade the server, or remove them from the request.");
        }
    }

    @Test
    default void addLabels_2x_isRefused_3x_adds() {
        FlowRun run = run();
        var call = prefect().flowRuns().addLabels(run.id(), Map.of("prefect().worker.name", "w", "n", 2, "b", true));
        if (newGeneration()) {
            call.execute();
            assertThat(prefect().flowRuns().read(run.id()).execute().labels())
                    .containsEntry("prefect().worker.name", "w")
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
    default void read_manyAtOnce_allReceiveAResponse() {
        FlowRun run = run();
        List<CompletableFuture<FlowRun>> reads = Stream.generate(
                        () -> prefect().flowRuns().read(run.id()).executeAsync())
                .limit(300)
                .toList();
        assertThat(reads).allSatisfy(read -> assertThat(read.join().id()).isEqualTo(run.id()));
    }
}
