/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static io.cplnprefect.cpln.log.LabelMatcher.equal;
import static io.cplnprefect.cpln.log.LabelMatcher.notEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogQlTest {

    private static final Map<String, String> LABELS =
            new TreeMap<>(Map.of("gvc", "prefect", "location", "aws-eu-central-1", "workload", "etl"));

    @Test
    void ofCommands_severalCommands_selectsTheirReplicas() {
        assertThat(LogQl.ofCommands(LABELS, List.of("c-1", "c-2")))
                .hasToString("{gvc=\"prefect\", location=\"aws-eu-central-1\", workload=\"etl\","
                        + " replica=~\"command-(c-1|c-2).+\"}");
    }

    @Test
    void ofCommands_noCommand_selectsTheReplicasOfAllJobs() {
        assertThat(LogQl.ofCommands(LABELS, List.of()))
                .hasToString("{gvc=\"prefect\", location=\"aws-eu-central-1\", workload=\"etl\","
                        + " replica=~\"command-.+\"}");
    }

    @Test
    void ofCommands_idWithSpecialCharacter_selectsItLiterally() {
        assertThat(LogQl.ofCommands(LABELS, List.of("a.b"))).asString().endsWith("replica=~\"command-(a\\\\.b).+\"}");
    }

    @Test
    void withoutLabels_isRefused() {
        assertThatThrownBy(() -> LogQl.labels(Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid log query without labels");
        assertThatThrownBy(() -> LogQl.ofCommands(Map.of(), List.of("c-1"))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> LogQl.ofCommands(Map.of(), List.of())).isInstanceOf(UsageException.class);
    }

    @Test
    void where_allOperators_areWritten() {
        LogQl query = LogQl.where(
                        equal("gvc", "prefect"),
                        notEqual("container", "proxy"),
                        LabelMatcher.matching("workload", "etl-.+"),
                        LabelMatcher.notMatching("replica", "a|b"))
                .containing("one")
                .notContaining("two")
                .matching("th.ee")
                .notMatching("fo+ur");

        assertThat(query)
                .hasToString("{gvc=\"prefect\", container!=\"proxy\", workload=~\"etl-.+\", replica!~\"a|b\"}"
                        + " |= \"one\" != \"two\" |~ \"th.ee\" !~ \"fo+ur\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {"a\"b;\"a\\\"b\"", "a\\b;\"a\\\\b\"", "a`b;\"a`b\"", "\u00e9}{;\"\u00e9}{\""})
    void containing_specialCharacters_areEscaped(String text, String literal) {
        assertThat(LogQl.where(equal("gvc", "g")).containing(text)).hasToString("{gvc=\"g\"} |= " + literal);
    }

    @Test
    void containing_controlCharacters_areEscaped() {
        assertThat(LogQl.where(equal("gvc", "g")).containing("a\nb\tc\rd\u0001e"))
                .hasToString("{gvc=\"g\"} |= \"a\\nb\\tc\\rd\\u0001e\"");
    }

    @Test
    void where_noMatcherThatRequiresItsLabel_isInvalid() {
        assertThatThrownBy(() -> LogQl.where(notEqual("gvc", "g"), LabelMatcher.matching("workload", ".*")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid log query [gvc!=\"g\", workload=~\".*\"]: the service requires");
        assertThatThrownBy(LogQl::where).isInstanceOf(UsageException.class);
        assertThat(LogQl.where(notEqual("gvc", ""))).hasToString("{gvc!=\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a=\"b\", c"})
    void matcher_invalidLabel_isReported(String label) {
        assertThatThrownBy(() -> equal(label, "x"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid log label '" + label + "': expected");
    }
}
