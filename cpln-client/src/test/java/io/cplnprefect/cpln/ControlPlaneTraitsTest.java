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
    void message_errorDocument_hasItsMessageAndId() {
        assertThat(traits.message(error)).isEqualTo("no such workload");
        assertThat(traits.requestId(Map.of(), error)).isEqualTo("e-1");
        assertThat(traits.requestId(
                        Map.of(), JsonNodeFactory.instance.objectNode().put("id", "a-workload")))
                .isNull();
    }

    @Test
    void hint_notFoundWithoutErrorDocument_namesTheEndpoint() {
        assertThat(traits.hint(404, error)).isNull();
        assertThat(traits.hint(404, MissingNode.getInstance())).contains("CPLN_ENDPOINT");
    }

    @Test
    void hint_refusedToken_namesTheSetting() {
        assertThat(traits.hint(401, error)).contains("CPLN_TOKEN");
        assertThat(traits.hint(403, error)).contains("workload");
    }

    @Test
    void meaning_quotaMessage_isDistinguishedFromRateLimit() {
        assertThat(traits.meaning(GET, 429, Map.of(), "{\"message\":\"Quota exceeded\"}"))
                .isEqualTo(Meaning.QUOTA_EXCEEDED);
        assertThat(traits.meaning(GET, 429, Map.of(), "{\"message\":\"slow down\"}"))
                .isEqualTo(Meaning.AS_STATUS);
        assertThat(traits.meaning(GET, 400, Map.of(), "quota")).isEqualTo(Meaning.AS_STATUS);
    }

    @Test
    void meaning_conflictOfDelete_isTransient() {
        assertThat(traits.meaning(Endpoint.of("DELETE", "/org/{org}/gvc/{name}"), 409, Map.of(), ""))
                .isEqualTo(Meaning.TRANSIENT);
        assertThat(traits.meaning(Endpoint.of("POST", "/org/{org}/gvc"), 409, Map.of(), ""))
                .isEqualTo(Meaning.AS_STATUS);
    }
}
