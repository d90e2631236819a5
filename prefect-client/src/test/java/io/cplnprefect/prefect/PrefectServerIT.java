/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.block.BlockType;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.InOrNull;
import io.cplnprefect.prefect.query.TimeFilter;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, held against real servers. */
@ParameterizedClass
@EnumSource(PrefectRelease.class)
final class PrefectServerIT extends PrefectContract {

    @Parameter
    @SuppressWarnings("NullAway.Init")
    PrefectRelease release;

    @Override
    String apiUrl() {
        return RealPrefect.shared(release).apiUrl();
    }

    @Override
    public PrefectRelease release() {
        return release;
    }

    @Test
    void state_readById() {
        FlowRun run = run();
        UUID state = Objects.requireNonNull(run.stateId());
        assertThat(prefect().flowRunStates().read(state).execute().type()).isEqualTo(StateType.SCHEDULED);
    }

    @Test
    void startTime_ofRunThatHasNotStarted_isItsExpectedStartIn3x() {
        FlowRun run = run();
        FlowRunQuery query = FlowRunQuery.of(FlowRunFilter.builder()
                .id(InOrNot.any(run.id()))
                .startTime(TimeFilter.before(Instant.now().plusSeconds(3600)))
                .build());
        assertThat(prefect().flowRuns().filter(query)).hasSize(release == PrefectRelease.V3 ? 1 : 0);
    }

    @Test
    void workQueueName_ofRunInDefaultQueue_isNotSetForFilters() {
        FlowRun run = run();
        assertThat(run.workQueueName()).isEqualTo("default");
        FlowRunFilter.Builder ofRun = FlowRunFilter.builder().id(InOrNot.any(run.id()));
        assertThat(prefect()
                        .flowRuns()
                        .filter(FlowRunQuery.of(
                                ofRun.workQueueName(InOrNull.any("default")).build())))
                .isEmpty();
        assertThat(prefect()
                        .flowRuns()
                        .filter(FlowRunQuery.of(
                                ofRun.workQueueName(InOrNull.isNull(true)).build())))
                .hasSize(1);
    }

    @Test
    void blockDocumentAndVariable_readByName() {
        UUID secretType = prefect()
                .connection()
                .<BlockType>call(
                        Endpoint.of("GET", "block_types/slug/secret"), "block_types/slug/secret", null, BlockType.class)
                .execute()
                .id();
        List<Map<String, Object>> schemas = prefect()
                .connection()
                .<List<Map<String, Object>>>call(
                        Endpoint.of("POST", "block_schemas/filter").repeatable(),
                        "block_schemas/filter",
                        Map.of("block_schemas", Map.of("block_type_id", Map.of("any_", List.of(secretType)))),
                        List.class)
                .execute();
        String name = "key-" + unique();
        BlockDocument made = prefect()
                .connection()
                .<BlockDocument>call(
                        Endpoint.of("POST", "block_documents/").repeatable(),
                        "block_documents/",
                        Map.of(
                                "name",
                                name,
                                "data",
                                Map.of("value", "hunter2"),
                                "block_schema_id",
                                Objects.requireNonNull(schemas.get(0).get("id")),
                                "block_type_id",
                                secretType),
                        BlockDocument.class)
                .execute();
        BlockDocument masked = prefect().blockDocuments().read(made.id(), false).execute();
        BlockDocument open =
                prefect().blockDocuments().readByName("secret", name, true).execute();
        assertThat(masked.data()).isEqualTo(Map.of("value", "********"));
        assertThat(open.data()).isEqualTo(Map.of("value", "hunter2"));
        assertThat(open.blockType()).extracting(BlockType::slug).isEqualTo("secret");
        assertThat(open.toString()).doesNotContain("hunter2");

        prefect()
                .connection()
                .call(
                        Endpoint.of("POST", "variables/").repeatable(),
                        "variables/",
                        Map.of("name", "v_" + unique(), "value", "blue"),
                        Void.class)
                .execute();
        assertThat(prefect().variables().readByName("v_" + unique()).execute().value())
                .isEqualTo("blue");
        assertThatThrownBy(() ->
                        prefect().variables().readByName("no_such_variable").execute())
                .isInstanceOf(ServiceException.NotFound.class);
    }
}
