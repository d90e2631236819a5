/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits.Meaning;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlPlaneTraitsTest {

    private static final Endpoint GET = Endpoint.of("GET", "/org/{org}");

    private final ControlPlaneTraits traits = new ControlPlaneTraits();
    private final JsonNode error = JsonNodeFactory.instance
            .objectNode()
            .put("status", 404)
            .put("message", "no such workload")
            .put("id", "e-1");

    @Test
    void an_error_document_gives_its_words_and_its_id() {
        assertThat(traits.message(error)).isEqualTo("no such workload");
        assertThat(traits.requestId(Map.of(), error)).isEqualTo("e-1");
        assertThat(traits.requestId(
                        Map.of(), JsonNodeFactory.instance.objectNode().put("id", "a-workload")))
                .isNull();
    }

    @Test
    void a_page_that_is_not_there_and_no_error_document_points_at_the_address() {
        assertThat(traits.hint(404, error)).isNull();
        assertThat(traits.hint(404, MissingNode.getInstance())).contains("CPLN_ENDPOINT");
    }

    @Test
    void a_refused_token_points_at_its_setting() {
        assertThat(traits.hint(401, error)).contains("CPLN_TOKEN");
        assertThat(traits.hint(403, error)).contains("workload");
    }

    @Test
    void a_used_up_quota_is_told_from_a_rate() {
        assertThat(traits.meaning(GET, 429, Map.of(), "{\"message\":\"Quota exceeded\"}"))
                .isEqualTo(Meaning.QUOTA_EXCEEDED);
        assertThat(traits.meaning(GET, 429, Map.of(), "{\"message\":\"slow down\"}"))
                .isEqualTo(Meaning.AS_STATUS);
        assertThat(traits.meaning(GET, 400, Map.of(), "quota")).isEqualTo(Meaning.AS_STATUS);
    }
}
