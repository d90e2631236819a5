/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.resource.Patch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatchTest {

    private static final ObjectMapper JSON = ControlPlaneJson.newMapper();

    @Test
    void tag_afterTagsWereSet_keepsBoth() {
        assertWritten(
                Patch.empty().set("tags", Map.of("first", "1")).tag("second", 2).removeTag("third"),
                "{'tags': {'first': '1', 'second': 2, 'third': null}}");
    }

    @Test
    void within_sameMemberTwice_combinesTheChanges() {
        assertWritten(
                Patch.empty()
                        .within(
                                "spec",
                                Patch.empty()
                                        .set("a", 1)
                                        .within("deep", Patch.empty().set("x", 1)))
                        .within(
                                "spec",
                                Patch.empty()
                                        .set("b", 2)
                                        .within("deep", Patch.empty().remove("y"))),
                "{'spec': {'a': 1, 'b': 2, 'deep': {'x': 1, 'y': null}}}");
    }

    @Test
    void arrayOperation_sameArrayTwice_keepsTheElementsOfBoth() {
        assertWritten(
                Patch.empty()
                        .append("list", 1)
                        .append("list", 2)
                        .drop("old", "a")
                        .drop("old", "b"),
                "{'$append/list': [1, 2], '$drop/old': ['a', 'b']}");
        assertWritten(
                Patch.empty()
                        .within("spec", Patch.empty().append("list", 1))
                        .within("spec", Patch.empty().append("list", 2)),
                "{'spec': {'$append/list': [1, 2]}}");
    }

    @Test
    void set_sameMemberTwice_lastOneCounts() {
        assertWritten(Patch.empty().set("description", "a").set("description", "b"), "{'description': 'b'}");
        assertWritten(Patch.empty().tag("a", 1).set("tags", Map.of("b", 2)), "{'tags': {'b': 2}}");
    }

    @Test
    void tag_afterTagsWereRemoved_isInvalid() {
        assertThatThrownBy(() -> Patch.empty().remove("tags").tag("a", 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'tags'")
                .hasMessageContaining("replace(\"tags\"");
    }

    @Test
    void toString_withValues_hasTheNamesOnly() {
        assertThat(Patch.empty().set("data", "hunter2").tag("team", "hunter2")).hasToString("Patch[data, tags]");
    }

    @ParameterizedTest
    @EnumSource
    void patch_ofValuesWithLostResponse_isRetried(CallStyle style) {
        try (Wire wire = new Wire()) {
            wire.loseResponse().respond(200, "{\"name\":\"prefect\"}");

            assertThat(style.value(wire.cpln()
                                    .org()
                                    .gvcs()
                                    .patch(
                                            "prefect",
                                            Patch.empty().tag("team", "data").drop("list", "a")))
                            .name())
                    .isEqualTo("prefect");
        }
    }

    @ParameterizedTest
    @EnumSource
    void patch_thatAppendsOrRequiresVersionWithLostResponse_isNotRetried(CallStyle style) {
        for (Patch patch : List.of(
                Patch.empty().within("spec", Patch.empty().append("pullSecretLinks", "//secret/docker")),
                Patch.empty().set("spec", Map.of("$append/pullSecretLinks", List.of("//secret/docker"))),
                Patch.empty().tag("team", "data").ifVersion(3))) {
            try (Wire wire = new Wire()) {
                wire.loseResponse();

                assertThat(style.failure(wire.cpln().org().gvcs().patch("prefect", patch)))
                        .isInstanceOf(TransportException.class);
                assertThat(wire.server().getRequestCount()).isEqualTo(1);
            }
        }
    }

    private static void assertWritten(Patch patch, String json) {
        assertThat(JSON.<JsonNode>valueToTree(patch)).isEqualTo(tree(json));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
