/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecMatchTest {

    private static final String EXPECTED =
            "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','image':'u'}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5,'x':1},'containers':[{'name':'prefect-job','image':'other','cpu':'25m'}],'more':1} |",
                "{'type':'standard','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job'}]} | type",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':1},'containers':[{'name':'prefect-job'}]} | job.historyLimit",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'main'}]} | containers[0].name",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','volumes':[{'uri':'a','path':'/b'}]}]} | containers[0].volumes",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','volumes':[]}]} |",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','workingDir':'/x'}]} | containers[0].workingDir",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job'}],'securityOptions':{'runAsUser':7}} |",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[]} | containers",
            })
    void difference_isWhereJobsWouldRunDifferently(String actual, String path) throws JsonProcessingException {
        assertThat(SpecMatch.difference(json(actual), json(EXPECTED))).isEqualTo(path);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
