/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.Http;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {'a': {'b': 1, 'c': 2}}         | {'a': {'c': 3}}                              | {'a': {'b': 1, 'c': 3}}
            {'a': {'b': 1, 'c': 2}}         | {'a': {'c': null}}                           | {'a': {'b': 1}}
            {'a': 1}                        | {'a': null, 'b': {'c': null, 'd': 1}}        | {'b': {'d': 1}}
            {'a': [1, 2]}                   | {'a': [3]}                                   | {'a': [3]}
            {'a': 'text'}                   | {'a': {'b': 1}}                              | {'a': {'b': 1}}
            {'a': {'l': [1]}}               | {'a': {'$append/l': [2, 3]}}                 | {'a': {'l': [1, 2, 3]}}
            {}                              | {'$append/l': ['x']}                         | {'l': ['x']}
            {'l': ['a', 'b']}               | {'$drop/l': ['a', 'z']}                      | {'l': ['b']}
            {'l': [{'name': 'a'}, {'name': 'b', 'x': 1}]} | {'$drop/l': ['b']}             | {'l': [{'name': 'a'}]}
            {'l': [{'name': 'a', 'x': 1}]}  | {'$drop/l': [{'name': 'a'}]}                 | {'l': []}
            {'l': [{'name': 'a', 'x': 1}]}  | {'$patch/l': [{'name': 'a', 'y': 2}]}        | {'l': [{'name': 'a', 'x': 1, 'y': 2}]}
            {'l': [{'name': 'a', 'x': 1}]}  | {'$patch/l': [{'name': 'b', 'y': null}]}     | {'l': [{'name': 'a', 'x': 1}, {'name': 'b'}]}
            {'l': [{'name': 'a', 'e': [{'name': 'v', 'value': '1'}]}]} | {'$patch/l': [{'name': 'a', '$patch/e': [{'name': 'v', 'value': '2'}]}]} | {'l': [{'name': 'a', 'e': [{'name': 'v', 'value': '2'}]}]}
            {'a': {'b': 1, 'c': 2}}         | {'$replace/a': {'d': 3}}                     | {'a': {'d': 3}}
            {'t': {'a': 1, 'b': 2}}         | {'t': {'c': 3}, '$replace/t': {'d': 4}}      | {'t': {'d': 4, 'c': 3}}
            {'s': {'a': {'b': 1}}}          | {'s': {'$replace/a': null}}                  | {'s': {}}
            """)
    void patch_eachOperator_followsTheWritingRules(String before, String patch, String after) {
        ObjectNode target = (ObjectNode) Http.json(before);

        MergePatch.apply(target, (ObjectNode) Http.json(patch));

        assertThat(target).isEqualTo(Http.json(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {'$append': [1]}                | has no member name
            {'$rename/a': [1]}              | Unknown operator $rename/a
            {'$append/l': 1}                | $append/l must be a list
            {'$append/a': [1]}              | a is not a list
            {'$patch/l': [{'x': 1}]}        | must have a name
            """)
    void patch_invalidOperator_isRefused(String patch, String message) {
        ObjectNode target = (ObjectNode) Http.json("{'a': 1, 'l': []}");

        assertThatThrownBy(() -> MergePatch.apply(target, (ObjectNode) Http.json(patch)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(message);
    }

    @Test
    void patch_changedAfterwards_leavesTheTargetUnchanged() {
        ObjectNode target = (ObjectNode) Http.json("{}");
        ObjectNode patch = (ObjectNode) Http.json("{'l': [1]}");

        MergePatch.apply(target, patch);
        patch.withArray("l").add(2);

        assertThat(target).isEqualTo(Http.json("{'l': [1]}"));
    }
}
