/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search in log lines; a real server on a SQLite before 3.44 responds 500 to it, so no recording has it. */
class EmulatorLogSearchTest {
    private final PrefectEmulator prefect = PrefectEmulator.builder().start();
    private final RawApi api = new RawApi(prefect.apiUrl());

    @BeforeEach
    void writeLines() {
        api.post(
                "/logs/",
                "[{'name':'prefect.flow','level':20,'message':'Connection timeout','timestamp':'2050-01-01T00:00:00Z'},"
                        + "{'name':'other','level':20,'message':'Closed','timestamp':'2050-01-01T00:00:01Z'}]");
    }

    @AfterEach
    void close() {
        prefect.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, Connection timeout",
        "flow closed, Connection timeout|Closed",
        "-timeout, Closed",
        "+connection closed, ''",
        "timeout prefect, Connection timeout",
        "absent, ''"
    })
    void textOfFilter_terms_selectsLinesByMessageAndName(String query, String messages) {
        List<String> found = api.post("/logs/filter", "{'logs':{'text':{'query':'%s'}},'sort':'TIMESTAMP_ASC'}", query)
                .body()
                .findValuesAsText("message");

        assertThat(found.stream().collect(Collectors.joining("|"))).isEqualTo(messages);
    }

    @Test
    void textOfFilter_phrase_selectsLinesThatContainIt() {
        String phrase = "{\"logs\":{\"text\":{\"query\":\"\\\"connection timeout\\\"\"}}}";

        assertThat(api.send("POST", "/logs/filter", phrase).body().findValuesAsText("message"))
                .containsExactly("Connection timeout");
    }
}
