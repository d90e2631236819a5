/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cplnprefect.core.document.DocumentValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of options that are JSON, or else texts, as the {@code prefect} command reads them. Pure functions. */
final class JsonValues {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonValues() {}

    /** Returns the values as plain Java values. */
    static Map<String, @Nullable Object> of(Map<String, String> texts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, of(text)));
        return values;
    }

    private static @Nullable Object of(String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? text : DocumentValue.of(value);
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }
}
