/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three states of a member of a partial update. */
final class ChangeTest {

    private record Update(Change<String> name, Change<Instant> time, Change<List<Integer>> items) {}

    private static String written(Update update) throws JsonProcessingException {
        return Json.newMapper().writeValueAsString(update);
    }

    @Test
    void unchanged_isLeftOut() throws JsonProcessingException {
        assertThat(written(new Update(Change.unchanged(), Change.unchanged(), Change.unchanged())))
                .isEqualTo("{}");
    }

    @Test
    void clear_isWrittenAsNull() throws JsonProcessingException {
        assertThat(written(new Update(Change.clear(), Change.clear(), Change.unchanged())))
                .isEqualTo("{\"name\":null,\"time\":null}");
    }

    @Test
    void value_isWrittenAsItsType_emptyOnesToo() throws JsonProcessingException {
        assertThat(written(new Update(Change.to(""), Change.to(Instant.EPOCH), Change.to(List.of()))))
                .isEqualTo("{\"name\":\"\",\"time\":\"1970-01-01T00:00:00Z\",\"items\":[]}");
    }

    @Test
    void changes_compareByStateAndValue() {
        assertThat(Change.to("a")).isEqualTo(Change.to("a")).hasSameHashCodeAs(Change.to("a"));
        assertThat(Change.to("a")).isNotEqualTo(Change.to("b")).isNotEqualTo(Change.clear());
        assertThat(Change.<String>clear()).isNotEqualTo(Change.unchanged());
    }
}
