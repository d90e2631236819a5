/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import static io.cplnprefect.bridge.template.Json.json;
import static io.cplnprefect.bridge.template.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected results were taken from Prefect's {@code apply_values}, 2.20.25 and 3.8.8, which agree. */
class TemplateResolverTest {

    private static final ObjectNode VALUES = object("""
            {"x": 1, "t": "text", "b": true, "n": null, "l": ["a", null, -2],
             "o": {"k": [1, {"m": "it's"}], "f": 1.5, "s": "a\\"b\\n"},
             "big": 1e16, "small": 0.00001, "f0": 2.0, "neg": -0.5, "e": 1.5e300, "mid": 123456789012345.6}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "\"{{ x }}\" => 1",
                "\"{{x}}\" => 1",
                "\"v-{{ x }}-{{ y }}\" => \"v-1-\"",
                "\"{{ b }}|{{ n }}|{{ l }}\" => \"True|None|['a', None, -2]\"",
                "\"{{ o }}.\" => \"{'k': [1, {'m': \\\"it's\\\"}], 'f': 1.5, 's': 'a\\\"b\\\\n'}.\"",
                "\"{{ o.k[1].m }}\" => \"it's\"",
                "\"{{ o.k[-1].m }}\" => \"it's\"",
                "\"{{ t[1] }}\" => \"e\"",
                "\"{{ $FOO }}\" => \"bar\"",
                "\"{{ $NOPE }}\" => \"\"",
                "\"a{{ $FOO }}\" => \"abar\"",
                "\"{{ a b }}\" => \"{{ a b }}\"",
                "\"{{ x|y }}\" => \"{{ x|y }}\"",
                "\"{{}}\" => \"{{}}\"",
                "\"{{ prefect.blocks.a.b }}\" => \"{{ prefect.blocks.a.b }}\"",
                "\"{{ prefect.variables.v }}-{{ x }}\" => \"{{ prefect.variables.v }}-1\"",
                "\"{{ big }},{{ small }},{{ f0 }},{{ neg }}\" => \"1e+16,1e-05,2.0,-0.5\"",
                "\"{{ e }},{{ mid }}\" => \"1.5e+300,123456789012345.6\"",
                "\"{{ x }}{{ x }}\" => \"11\"",
                "\" {{ x }}\" => \" 1\"",
                "\"{{ n }}\" => null",
                "\"{{ l }}\" => [\"a\", null, -2]",
                "[\"{{ y }}\", \"{{ x }}\"] => [1]",
                "{\"{{ x }}\": \"{{ y }}\", \"a\": {\"b\": \"{{ y }}\"}} => {\"a\": {}}",
                "[7, true, null] => [7, true, null]",
            })
    void template_isFilledAsPythonFillsIt(String template, String filled) {
        assertThat(resolve(json(template))).isEqualTo(json(filled));
    }

    @ParameterizedTest
    @CsvSource({"{{ y }}", "{{ l[7] }}", "{{ o.0 }}", "{{ o.k.5 }}", "{{ é }}", "{{ x.y }}", "{{ l[-4] }}"})
    void placeholder_withoutValue_goesAway(String template) {
        assertThat(resolve(json("\"" + template + "\""))).isSameAs(MissingNode.getInstance());
    }

    @Test
    void value_thatLooksLikeAPlaceholder_isNotFilledAgain() {
        ObjectNode values = object("{\"a\": \"{{ b }}\", \"b\": \"no\"}");
        assertThat(new TemplateResolver(values, Map.of()).resolve(json("[\"{{ a }}\", \"x{{ a }}{{ b }}\"]")))
                .isEqualTo(json("[\"{{ b }}\", \"x{{ b }}no\"]"));
    }

    private static JsonNode resolve(JsonNode template) {
        JsonNode before = template.deepCopy();
        JsonNode resolved = new TemplateResolver(VALUES, Map.of("FOO", "bar")).resolve(template);
        assertThat(template).isEqualTo(before);
        return resolved;
    }
}
