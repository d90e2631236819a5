/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import static io.cplnprefect.bridge.template.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobVariablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1, 'b': 1}|{'b': 2}|{'a': 1, 'b': 2}",
                "{'o': {'a': 1}}|{'o': {'b': 2}}|{'o': {'b': 2}}",
                "{'env': {'A': '1', 'B': '1'}}|{'env': {'B': '2'}}|{'env': {'A': '1', 'B': '2'}}",
                "{'env': {'A': '1'}}|{'env': {'A': null}}|{'env': {'A': null}}",
                "{'env': {'A': '1'}}|{'env': null}|{'env': {'A': '1'}}",
                "{'env': {'A': '1'}}|{'x': 1}|{'env': {'A': '1'}, 'x': 1}",
                "{}|{'env': {'A': '1'}}|{'env': {'A': '1'}}",
                "{'env': 'x'}|{'env': {'A': '1'}}|{'env': {'A': '1'}}",
                "{'env.A': '1', 'env.B': '1'}|{'env.B': '2'}|{'env': {'A': '1', 'B': '2'}}",
                "{'env': {'A': '1'}}|{'env.A': '2', 'env.B': '2'}|{'env': {'A': '1', 'B': '2'}}",
                "{'a.b.c': 1}|{'a': {'b': {'d': 2}}}|{'a': {'b': {'c': 1, 'd': 2}}}",
                "{'a.b': 1}|{'a': 'text'}|{'a': 'text'}",
            })
    void variables_ofTheFlowRun_winAndEnvIsMerged(String deployment, String flowRun, String merged) {
        ObjectNode first = object(deployment.replace('\'', '"'));
        ObjectNode second = object(flowRun.replace('\'', '"'));
        ObjectNode firstBefore = first.deepCopy();
        ObjectNode secondBefore = second.deepCopy();

        assertThat(JobVariables.merge(first, second)).isEqualTo(object(merged.replace('\'', '"')));

        assertThat(first).isEqualTo(firstBefore);
        assertThat(second).isEqualTo(secondBefore);
    }

    @Test
    void variables_thatAreAbsent_areEmpty() {
        assertThat(JobVariables.merge(null, null)).isEmpty();
    }

    @Test
    void dottedKey_throughAValue_isRefused() {
        assertThatThrownBy(() -> JobVariables.merge(object("{\"a.b\": 1, \"a.b.c\": 2}"), null))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessage("""
                        Invalid job configuration (1 problem):
                        - job_variables["a.b.c"] leads through a value that is not an object: make the outer value an object""");
    }
}
