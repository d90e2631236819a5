/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentStatus;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.log.Log;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.variable.Variable;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workqueue.WorkQueue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents recorded from servers of both generations. */
final class ModelsTest {

    private static final ObjectMapper MAPPER = PrefectJson.newMapper();
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private static JsonNode recorded(String version, String name) {
        try (InputStream file = ModelsTest.class.getResourceAsStream(version + "/" + name + ".json")) {
            return MAPPER.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T read(String version, String name, Class<T> type) {
        return MAPPER.convertValue(recorded(version, name), type);
    }

    static Stream<Arguments> documents() {
        Map<String, TypeReference<?>> types = Map.ofEntries(
                Map.entry("flow", new TypeReference<Flow>() {}),
                Map.entry("deployment", new TypeReference<Deployment>() {}),
                Map.entry("flow-run", new TypeReference<FlowRun>() {}),
                Map.entry("scheduled-flow-runs", new TypeReference<List<ScheduledFlowRun>>() {}),
                Map.entry("accepted", new TypeReference<OrchestrationResult>() {}),
                Map.entry("rejected-repeat", new TypeReference<OrchestrationResult>() {}),
                Map.entry("aborted", new TypeReference<OrchestrationResult>() {}),
                Map.entry("states", new TypeReference<List<State>>() {}),
                Map.entry("work-pool", new TypeReference<WorkPool>() {}),
                Map.entry("work-queues", new TypeReference<List<WorkQueue>>() {}),
                Map.entry("workers", new TypeReference<List<WorkerRecord>>() {}),
                Map.entry("logs", new TypeReference<List<Log>>() {}),
                Map.entry("block-document", new TypeReference<BlockDocument>() {}),
                Map.entry("variable", new TypeReference<Variable>() {}));
        return Stream.of("2.20.25", "3.8.8")
                .flatMap(version -> types.entrySet().stream()
                        .map(type -> Arguments.of(version, type.getKey(), MAPPER.constructType(type.getValue()))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documents")
    void document_readAndWritten_losesNothing(String version, String name, JavaType type) {
        JsonNode sent = recorded(version, name);
        Object model = MAPPER.convertValue(sent, type);
        JsonNode written = MAPPER.valueToTree(model);
        assertThat(content(written)).isEqualTo(content(sent));
        assertThat(MAPPER.<Object>convertValue(written, type)).isEqualTo(model);
    }

    /** Returns the content of a document, without nulls and empty collections, and with times in one form. */
    private static JsonNode content(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode rest = MAPPER.createObjectNode();
            object.properties().forEach(member -> {
                JsonNode value = content(member.getValue());
                if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                    rest.set(member.getKey().equals("infra_overrides") ? "job_variables" : member.getKey(), value);
                }
            });
            return rest;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode rest = MAPPER.createArrayNode();
            array.forEach(item -> rest.add(content(item)));
            return rest;
        }
        if (node.isTextual() && node.textValue().matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return TextNode.valueOf(MAPPER.convertValue(node, Instant.class).toString());
        }
        return node;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.20.25", "3.8.8"})
    void flowRun_ofEitherGeneration_isReadAlike(String version) {
        FlowRun run = read(version, "flow-run", FlowRun.class);
        assertThat(run.stateType()).isEqualTo(StateType.COMPLETED);
        assertThat(run.terminal()).isTrue();
        assertThat(run.state()).extracting(State::message).isEqualTo("done");
        assertThat(run.parameters())
                .isEqualTo(
                        MAPPER.convertValue(Map.of("day", "2026-11-21", "options", Map.of(), "ratio", 1.5), Map.class));
        assertThat(run.jobVariables()).containsEntry("image", "etl:2");
        assertThat(run.infrastructurePid()).isEqualTo("cpln:acme:gvc:etl:1");
        assertThat(run.totalRunTime()).isPositive();
        assertThat(run.startTime()).isBefore(run.endTime());
        assertThat(run.workQueueName()).isEqualTo("urgent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.20.25", "3.8.8"})
    void scheduledRun_ofPoll_hasNoState(String version) {
        List<ScheduledFlowRun> due =
                MAPPER.convertValue(recorded(version, "scheduled-flow-runs"), new TypeReference<>() {});
        assertThat(due).singleElement().satisfies(scheduled -> {
            assertThat(scheduled.flowRun().state()).isNull();
            assertThat(scheduled.flowRun().stateType()).isEqualTo(StateType.SCHEDULED);
            assertThat(scheduled.flowRun().nextScheduledStartTime()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.20.25", "3.8.8"})
    void resultOfRepeatedProposal_isAppliedForThatProposalOnly(String version) {
        OrchestrationResult accepted = read(version, "accepted", OrchestrationResult.class);
        OrchestrationResult repeat = read(version, "rejected-repeat", OrchestrationResult.class);
        OrchestrationResult aborted = read(version, "aborted", OrchestrationResult.class);
        UUID transition = Objects.requireNonNull(
                Objects.requireNonNull(repeat.state()).stateDetails().transitionId());
        StateProposal ours = StateProposal.of(StateCreate.builder()
                .type(StateType.PENDING)
                .stateDetails(StateDetails.builder().transitionId(transition).build())
                .build());
        assertThat(ours.transitionId()).isEqualTo(transition);
        assertThat(accepted.applied(ours)).isTrue();
        assertThat(repeat.accepted()).isFalse();
        assertThat(repeat.applied(ours)).isTrue();
        assertThat(repeat.applied(ours.named("Pending").forced())).isTrue();
        assertThat(repeat.applied(StateProposal.pending())).isFalse();
        assertThat(aborted.applied(ours)).isFalse();
        assertThat(aborted.reason())
                .isEqualTo("This run is in a PENDING state and cannot transition to a PENDING state.");
    }

    @Test
    void resultOfWait_hasTheDelay() throws IOException {
        OrchestrationResult wait = MAPPER.readValue(
                "{\"status\":\"WAIT\",\"state\":null,\"details\":{\"type\":\"wait_details\",\"delay_seconds\":12,"
                        + "\"reason\":\"Scheduled time is in the future\"}}",
                OrchestrationResult.class);
        assertThat(wait.delay()).isEqualTo(Duration.ofSeconds(12));
        assertThat(wait.state()).isNull();
        assertThat(wait.applied(StateProposal.running())).isFalse();
    }

    @Test
    void proposals_haveTransitionIdsOfTheirOwn() {
        StateProposal one = StateProposal.crashed("gone");
        assertThat(one.transitionId())
                .isNotEqualTo(StateProposal.crashed("gone").transitionId());
        assertThat(one.forced().named("Lost").transitionId()).isEqualTo(one.transitionId());
        JsonNode body = MAPPER.valueToTree(one);
        assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("state", "force");
        assertThat(body.path("state").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "message", "state_details");
        assertThat(body.path("state").path("state_details").fieldNames())
                .toIterable()
                .containsExactly("transition_id");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T03:01:13.432459+00:00, 2026-11-21T03:01:13.432459Z",
        "2026-11-21T03:00:40.362136Z, 2026-11-21T03:00:40.362136Z",
        "2026-11-21T05:00:40+02:00, 2026-11-21T03:00:40Z",
        "2026-11-21 03:00:40.5, 2026-11-21T03:00:40.500Z",
        "2026-11-21T03:00:40.123456789Z, 2026-11-21T03:00:40.123456789Z",
        "2026-11-21T03:00, 2026-11-21T03:00:00Z",
        "2026-11-21, 2026-11-21T00:00:00Z"
    })
    void time_inAnyForm_isRead(String text, Instant time) {
        assertThat(MAPPER.convertValue(text, Instant.class)).isEqualTo(time);
    }

    @Test
    void unknownValues_areKept() throws IOException {
        FlowRun run = MAPPER.readValue(
                "{\"id\":\"" + ID + "\",\"flow_id\":\"" + ID
                        + "\",\"name\":\"\",\"tags\":null,\"state_type\":\"HIBERNATING\",\"invented\":{\"a\":null},\"none\":null}",
                FlowRun.class);
        assertThat(run.stateType()).isEqualTo(StateType.of("HIBERNATING"));
        assertThat(run.terminal()).isFalse();
        assertThat(run.tags()).isEmpty();
        JsonNode written = MAPPER.valueToTree(run);
        assertThat(written.path("state_type").textValue()).isEqualTo("HIBERNATING");
        assertThat(written.path("invented").has("a")).isTrue();
        assertThat(written.has("none")).isTrue();
    }

    @Test
    void openValues_compareByText() {
        assertThat(DeploymentStatus.of("READY")).isEqualTo(DeploymentStatus.READY);
    }

    @Test
    void decimalsOfUnknownMembers_keepTheirDigits() throws IOException {
        String document = "{\"id\":\"" + ID + "\",\"name\":\"etl\",\"rate\":1.10,\"big\":12345678901234567890.123}";
        Flow flow = MAPPER.readValue(document, Flow.class);
        assertThat(MAPPER.writeValueAsString(
                        Flow.builder().from(flow).name("new").build()))
                .contains("\"rate\":1.10", "\"big\":12345678901234567890.123");
    }
}
