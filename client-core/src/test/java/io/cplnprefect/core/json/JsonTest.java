/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private final ObjectMapper mapper = Json.newMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "0.1",
                "12345678901234567890.123",
                "1E+400",
                "12345678901234567890",
                "7",
                "0.30000000000000004"
            })
    void number_readAndWritten_keepsItsDigits(String number) throws Exception {
        String document = "{\"n\":" + number + "}";

        assertThat(mapper.writeValueAsString(mapper.readValue(document, Map.class)))
                .isEqualTo(document);
        assertThat(mapper.writeValueAsString(mapper.readValue(document, JsonNode.class)))
                .isEqualTo(document);
    }
}
