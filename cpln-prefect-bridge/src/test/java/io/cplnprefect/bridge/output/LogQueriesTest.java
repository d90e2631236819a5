/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogQueriesTest {

    private static final String RUN = "0f6c7c1e-1111-4222-8333-944445555666";

    private final LogQueries queries = LogQueries.ofWorker("prefect", "prefect-worker");

    @Test
    void queries_selectTheLinesOfTheWorkerByAreaAndObject() {
        assertThat(queries.all().toString())
                .contains("gvc=\"prefect\"")
                .contains("workload=\"prefect-worker\"")
                .endsWith("} |= \"[CPLN]\"");
        assertThat(queries.of(LogArea.KILL).toString()).endsWith("} |= \"[CPLN] Kill\"");
        assertThat(queries.ofObservation().toString()).endsWith("} |= \"[CPLN] Sync\"");
        assertThat(queries.about(RUN).toString()).endsWith("} |= \"[CPLN]\" |= \"" + RUN + "\"");
        assertThat(queries.of(LogArea.SYNC_TO_CPLN, RUN).toString())
                .endsWith("} |= \"[CPLN] Sync Prefect→CPLN\" |= \"" + RUN + "\"");
    }

    @Test
    void query_ofAnArea_selectsItsLines() {
        String line = LogLine.in(LogArea.SYNC_TO_CPLN).run(RUN).text("Sending stopReplica");

        assertThat(line).contains("[CPLN] " + LogArea.SYNC_TO_CPLN).contains(RUN);
    }
}
