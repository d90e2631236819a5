/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.Http;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static final Kind WORKLOAD = Kinds.named("workload");
    private static final ObjectNode ITEM = (ObjectNode) Http.json("""
            {'name': 'etl-1', 'version': 7, 'created': '2026-02-03T04:05:06.000Z',
             'tags': {'size': 5, 'text': '5', 'flag': true, 'owner': 'data'},
             'links': [{'rel': 'gvc', 'href': '/org/acme/gvc/prefect'}]}""");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {'property': 'name', 'value': 'etl-1'}                        | true
            {'property': 'name', 'op': '!=', 'value': 'etl-1'}            | false
            {'property': 'name', 'op': '~', 'value': 'tl-'}               | true
            {'property': 'name', 'op': 'contains', 'value': 'x'}          | false
            {'property': 'name', 'op': '=~', 'value': '^etl-[0-9]$'}      | true
            {'property': 'version', 'op': '>', 'value': 6}                | true
            {'property': 'version', 'op': '>=', 'value': 8}               | false
            {'property': 'version', 'value': '7'}                         | false
            {'property': 'created', 'op': '<', 'value': '2026-02-03T05:00:00+00:00'} | true
            {'property': 'created', 'op': '>', 'value': '2026-02-03T04:05:05Z'} | true
            {'property': 'description', 'op': 'exists'}                   | false
            {'property': 'description', 'op': '!exists'}                  | true
            {'property': '*', 'op': '~', 'value': 'etl'}                  | true
            {'tag': 'size', 'value': 5}                                   | true
            {'tag': 'size', 'value': '5'}                                 | false
            {'tag': 'text', 'value': 5}                                   | false
            {'tag': 'flag', 'value': 'true'}                              | true
            {'tag': 'flag', 'value': true}                                | true
            {'tag': 'none', 'op': '!=', 'value': 'x'}                     | true
            {'tag': '*', 'op': '~', 'value': 'dat'}                       | true
            {'rel': 'gvc', 'value': 'prefect'}                            | true
            {'rel': 'gvc', 'value': '/org/acme/gvc/prefect'}              | true
            {'rel': 'gvc', 'op': '~', 'value': 'pref'}                    | true
            {'rel': 'gvc', 'value': 'other'}                              | false
            """)
    void term_eachOperator_matchesAsDocumented(String term, boolean expected) {
        Query query = new Query(WORKLOAD, Http.json("{'spec': {'terms': [" + term + "]}}"));

        assertThat(query.matches(ITEM)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"all,false", "any,true", "none,false"})
    void match_eachMode_combinesTerms(String match, boolean expected) {
        Query query = new Query(
                WORKLOAD,
                Http.json("{'spec': {'match': '" + match + "', 'terms': [{'property': 'name', 'value': 'etl-1'},"
                        + " {'tag': 'owner', 'value': 'x'}]}}"));

        assertThat(query.matches(ITEM)).isEqualTo(expected);
    }

    @Test
    void query_withoutDocument_matchesAll() {
        assertThat(new Query(WORKLOAD, Http.json("{}").path("none")).select(List.of(ITEM)))
                .containsExactly(ITEM);
    }

    @Test
    void sort_itemWithoutTheProperty_isLast() {
        ObjectNode low = (ObjectNode) Http.json("{'version': 2}");
        ObjectNode high = (ObjectNode) Http.json("{'version': 10}");
        ObjectNode none = (ObjectNode) Http.json("{}");

        Query query = new Query(WORKLOAD, Http.json("{'spec': {'sort': {'by': 'version'}}}"));

        assertThat(query.select(List.of(none, high, low))).containsExactly(low, high, none);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {'spec': {'terms': [{'property': 'name', 'tag': 'a', 'value': 1}]}} | spec.terms[0] must have exactly one of property, tag, rel
            {'spec': {'terms': [{'property': 'name', 'op': '==', 'value': 1}]}} | spec.terms[0].op must be one of
            {'spec': {'terms': [{'property': 'name'}]}}                         | spec.terms[0].value is required
            {'spec': {'terms': [{'tag': 'a', 'op': 'exists', 'value': 1}]}}     | spec.terms[0].value is not allowed
            {'spec': {'terms': [{'property': 'spec.type', 'value': 'cron'}]}}   | cannot be queried by property spec.type
            {'spec': {'terms': [{'property': 'name', 'op': '=~', 'value': '('}]}} | spec.terms[0].value must be a regular expression
            {'spec': {'terms': [{'property': 'name', 'value': 'a', 'fuzzy': true}]}} | spec.terms[0].fuzzy is not allowed
            {'limit': 5}                                                        | limit is not allowed
            {'spec': {'match': 'some'}}                                         | spec.match must be one of all, any, none
            {'spec': {'sort': {'by': 'health'}}}                                | cannot be sorted by health
            """)
    void query_invalid_isRefused(String query, String message) {
        assertThatThrownBy(() -> new Query(WORKLOAD, Http.json(query)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(message);
    }
}
