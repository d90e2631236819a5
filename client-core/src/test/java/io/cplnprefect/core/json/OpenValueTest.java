/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenValueTest {

    private final JsonMapper mapper = Json.newMapper();

    static final class Kind extends OpenValue {
        private Kind(String value) {
            super(value);
        }

        @JsonCreator
        static Kind of(String value) {
            return new Kind(value);
        }
    }

    static final class Shape extends OpenValue {
        private Shape(String value) {
            super(value);
        }
    }

    @Test
    void value_unknown_isKeptAndWrittenBack() throws JsonProcessingException {
        Kind read = mapper.readValue("\"BrandNew\"", Kind.class);

        assertThat(read.value()).isEqualTo("BrandNew");
        assertThat(mapper.writeValueAsString(read)).isEqualTo("\"BrandNew\"");
        assertThat(mapper.writeValueAsString(Map.of(read, 1))).isEqualTo("{\"BrandNew\":1}");
    }

    @Test
    void values_sameTypeAndText_areEqual() {
        assertThat(Kind.of("a"))
                .isEqualTo(Kind.of("a"))
                .hasSameHashCodeAs(Kind.of("a"))
                .hasToString("a");
        assertThat(Kind.of("a")).isNotEqualTo(Kind.of("b")).isNotEqualTo(new Shape("a"));
    }

    record Event(Instant at, Optional<String> note, OffsetDateTime local) {}

    @Test
    void times_readAndWritten_keepTheirOffset() throws JsonProcessingException {
        String json = "{\"at\":\"2026-11-21T10:00:00.123456Z\",\"local\":\"2026-11-21T11:00:00+01:00\"}";

        Event event = mapper.readValue(json, Event.class);

        assertThat(mapper.writeValueAsString(event)).isEqualTo(json);
    }
}
