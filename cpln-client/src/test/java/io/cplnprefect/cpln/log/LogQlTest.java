/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
}
