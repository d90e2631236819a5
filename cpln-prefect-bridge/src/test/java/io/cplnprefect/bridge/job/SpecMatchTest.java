/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

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
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5,'x':1},'containers':[{'name':'prefect-job','image':'other','cpu':'25m'}],'more':1} | true",
                "{'type':'standard','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job'}]} | false",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':1},'containers':[{'name':'prefect-job'}]} | false",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'main'}]} | false",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','volumes':[{'uri':'a','path':'/b'}]}]} | false",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[{'name':'prefect-job','volumes':[]}]} | true",
                "{'type':'cron','job':{'schedule':'* * * * *','historyLimit':5},'containers':[]} | false",
            })
    void fits_followsWhatAJobDependsOn(String actual, boolean expected) throws JsonProcessingException {
        assertThat(SpecMatch.fits(json(actual), json(EXPECTED))).isEqualTo(expected);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
