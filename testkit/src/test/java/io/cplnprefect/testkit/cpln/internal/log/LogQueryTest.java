/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogQueryTest {
    private static final LogStore.Line LINE = new LogStore.Line(
            "acme",
            Map.of("workload", "etl", "replica", "command-1-abcde", "stream", "stdout"),
            1,
            "retry {2} of \"3\"");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '#', textBlock = """
            {workload="etl"}                                     ; true
            { workload = "etl" , replica=~"command-1.+" , }      ; true
            {workload="etl", replica=~"command-"}                ; false
            {workload!="etl", stream="stdout"}                   ; false
            {workload="etl", replica!~"command-2.+"}             ; true
            {workload="etl", missing=""}                         ; true
            {workload=`etl`} |= "retry"                          ; true
            {workload="etl"} |= "retry" != "of"                  ; false
            {workload="etl"} |~ `\\{\\d\\}` !~ "^of"             ; true
            {workload="etl"} |= "of \\"3\\""                     ; true
            """)
    void query_labelsAndFilters_selectsLines(String query, boolean expected) {
        assertThat(LogQuery.parse(query).matches(LINE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '#', textBlock = """
            workload="etl"             ; col 1: expected "{"
            {}                         ; at least one matcher
            {workload=~".*"}           ; at least one matcher
            {workload="etl"            ; expected "}"
            {workload="etl}            ; does not end
            {workload etl}             ; expected one of
            {workload="etl"} | json    ; expected one of
            {workload=~"("}            ; invalid regular expression
            """)
    void query_invalid_isRefusedWithThePosition(String query, String message) {
        assertThatThrownBy(() -> LogQuery.parse(query))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("parse error")
                .hasMessageContaining(message);
    }
}
