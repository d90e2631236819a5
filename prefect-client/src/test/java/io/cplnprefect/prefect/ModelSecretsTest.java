/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.prefect.artifact.ArtifactCreate;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.block.BlockDocumentCreate;
import io.cplnprefect.prefect.block.BlockDocumentUpdate;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunInputCreate;
import io.cplnprefect.prefect.flowrun.FlowRunResume;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.variable.Variable;
import io.cplnprefect.prefect.variable.VariableCreate;
import io.cplnprefect.prefect.variable.VariableUpdate;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of models that may be secret. */
final class ModelSecretsTest {

    private static final ObjectMapper MAPPER = PrefectJson.newMapper();
    private static final UUID ID = WireCall.ID;

    static Stream<Object> modelsWithSecrets() {
        Map<String, Object> secret = Map.of("env", Map.of("TOKEN", "hunter2"));
        return Stream.of(
                FlowRun.builder()
                        .id(ID)
                        .flowId(ID)
                        .parameters(secret)
                        .context(secret)
                        .jobVariables(secret)
                        .additionalProperties(secret)
                        .build(),
                FlowRunCreate.builder()
                        .flowId(ID)
                        .parameters(secret)
                        .context(secret)
                        .jobVariables(secret)
                        .build(),
                FlowRunUpdate.builder().parameters(secret).jobVariables(secret).build(),
                Deployment.builder()
                        .id(ID)
                        .flowId(ID)
                        .name("d")
                        .parameters(secret)
                        .jobVariables(secret)
                        .addPullSteps(secret)
                        .build(),
                DeploymentCreate.builder()
                        .flowId(ID)
                        .name("d")
                        .parameters(secret)
                        .jobVariables(secret)
                        .addPullSteps(secret)
                        .build(),
                DeploymentUpdate.builder()
                        .parameters(secret)
                        .jobVariables(secret)
                        .build(),
                DeploymentFlowRunCreate.builder()
                        .parameters(secret)
                        .context(secret)
                        .jobVariables(secret)
                        .build(),
                WorkPool.builder()
                        .id(ID)
                        .name("p")
                        .type("t")
                        .baseJobTemplate(secret)
                        .storageConfiguration(secret)
                        .build(),
                WorkPoolCreate.builder()
                        .name("p")
                        .type("t")
                        .baseJobTemplate(secret)
                        .build(),
                WorkPoolUpdate.builder().baseJobTemplate(secret).build(),
                BlockDocument.builder()
                        .id(ID)
                        .data(secret)
                        .blockDocumentReferences(secret)
                        .build(),
                BlockDocumentCreate.builder()
                        .blockSchemaId(ID)
                        .blockTypeId(ID)
                        .data(secret)
                        .build(),
                BlockDocumentUpdate.builder().data(secret).build(),
                Variable.builder().id(ID).name("v").value(secret).build(),
                VariableCreate.builder().name("v").value(secret).build(),
                VariableUpdate.builder().value(secret).build(),
                FlowRunInputCreate.builder().key("k").value("hunter2").build(),
                FlowRunResume.builder().runInput(secret).build(),
                ArtifactCreate.builder().data(secret).build(),
                State.builder().id(ID).type(StateType.COMPLETED).data(secret).build(),
                StateCreate.builder().type(StateType.COMPLETED).data(secret).build(),
                StateProposal.of(StateCreate.builder()
                        .type(StateType.COMPLETED)
                        .data(secret)
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("modelsWithSecrets")
    void valuesThatMayBeSecret_areWrittenButNotPrinted(Object model) throws IOException {
        assertThat(MAPPER.writeValueAsString(model)).contains("hunter2");
        assertThat(model.toString()).doesNotContain("hunter2");
    }
}
