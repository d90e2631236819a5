/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.option.RequestRetryPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTest {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    @ParameterizedTest
    @MethodSource("io.cplnprefect.cpln.Models#all")
    void read_omittedListsAndMaps_areEmptyUnlessTheyHaveADefault(Class<?> model) throws Exception {
        ObjectNode document = Models.full(model, "text");
        document.properties()
                .removeIf(member -> member.getValue().isContainerNode()
                        && (member.getValue().isArray()
                                || member.getValue().has("password")
                                || member.getKey().equals("tags")));

        Object read = MAPPER.treeToValue(document, model);

        for (Method member : model.getMethods()) {
            if (member.getParameterCount() == 0
                    && !member.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                    && (member.getReturnType() == List.class || member.getReturnType() == Map.class)) {
                assertThat(member.invoke(read)).as(member.getName()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.cplnprefect.cpln.Models#all")
    void write_documentThatWasRead_isTheSame(Class<?> model) throws Exception {
        ObjectNode document = Models.full(model, "text");
        document.putObject("unknownToUs").putNull("nothing").put("empty", "").putArray("none");

        JsonNode written = MAPPER.readTree(MAPPER.writeValueAsBytes(MAPPER.treeToValue(document, model)));

        assertThat(written).isEqualTo(document);
    }

    @Test
    void write_tagWithoutValue_isKept() throws Exception {
        Workload workload = MAPPER.readValue("{\"name\":\"etl\",\"tags\":{\"marker\":null}}", Workload.class);

        assertThat(workload.tags()).containsEntry("marker", null);
        assertThat(MAPPER.valueToTree(workload).toString()).contains("\"marker\":null");
    }

    @Test
    void write_emptyListThatHasADefault_isKept() throws Exception {
        String document = "{\"attempts\":2,\"retryOn\":[]}";

        RequestRetryPolicy policy = MAPPER.readValue(document, RequestRetryPolicy.class);

        assertThat(policy.retryOn()).isEmpty();
        assertThat(MAPPER.writeValueAsString(policy)).isEqualTo(document);
        assertThat(MAPPER.readValue("{}", RequestRetryPolicy.class).retryOn()).isNull();
    }

    @Test
    void equals_builtAndReadModel_areEqual() throws Exception {
        ContainerOverride built = ContainerOverride.builder().name("main").build();

        assertThat(MAPPER.readValue("{\"name\":\"main\"}", ContainerOverride.class))
                .isEqualTo(built);
    }
}
