/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextTest {

    @Test
    void read_severalDocuments_returnsThoseWithContent() {
        List<Document> documents = DocumentText.read("a: 1\n---\n---\n{\"b\": [true, null, 1.50]}\n");

        assertThat(documents)
                .extracting(document -> document.content().toString())
                .containsExactly("{\"a\":1}", "{\"b\":[true,null,1.50]}");
    }

    @Test
    void positions_ofAValueAndOfAMissingOne_areTheValueAndTheObjectAroundIt() {
        Positions positions =
                DocumentText.read("spec:\n  env:\n  - name: A\n").get(0).positions();

        assertThat(positions.of("spec.env[0].name")).isEqualTo(new Position(3, 5));
        assertThat(positions.of("spec.env[0].value")).isEqualTo(new Position(3, 5));
        assertThat(positions.of("other")).isEqualTo(new Position(1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: yes|\"yes\"",
                "a: 0755|\"0755\"",
                "a: 2001-01-01|\"2001-01-01\"",
                "a: .inf|\".inf\"",
                "a: 12345678901234567890|12345678901234567890",
            })
    void plainScalar_thatIsNotJson_isAString(String yaml, String json) {
        assertThat(DocumentText.read(yaml).get(0).content().path("a").toString())
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1, a: 2}|a (line 1, column 8) is repeated after line 1, column 2: remove one of them",
                "a: !!java.net.URL [x]|a (line 1, column 4) has the tag",
                "a: &x [*x]|is an alias of an object around it",
                "a: *x|is an alias of an unknown anchor",
                "<<: {a: 1}|is a merge key",
                "a: [1|is not valid YAML",
                "? [a]|has a key that is not a string",
            })
    void text_thatHasNoCounterpartInJson_isRefusedWithItsPosition(String yaml, String problem) {
        assertThat(problems(yaml)).contains(problem);
    }

    @Test
    void mergeKeys_insertMembersThatTheObjectDoesNotHave() {
        String yaml = """
                base: &base {a: 1, b: {c: 1}}
                more: &more {a: 2, d: 4}
                one: {<<: *base, a: 5}
                list: {<<: [*base, *more], d: 6}
                nested: {<<: {<<: *more, e: 7}}
                quoted: {"<<": 1}
                """;

        JsonNode merged = DocumentText.read(yaml, YamlDialect.MERGING).get(0).content();

        assertThat(merged.path("one").toString()).isEqualTo("{\"a\":5,\"b\":{\"c\":1}}");
        assertThat(merged.path("list").toString()).isEqualTo("{\"a\":1,\"b\":{\"c\":1},\"d\":6}");
        assertThat(merged.path("nested").toString()).isEqualTo("{\"a\":2,\"d\":4,\"e\":7}");
        assertThat(merged.path("quoted").toString()).isEqualTo("{\"<<\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<: 1", "<<: [{a: 1}, 2]", "<<: [[{a: 1}]]"})
    void mergeKey_ofNoObject_isAProblem(String yaml) {
        InvalidDocumentException failure = catchThrowableOfType(
                InvalidDocumentException.class, () -> DocumentText.read(yaml, YamlDialect.MERGING));

        assertThat(failure.problems().toString())
                .isEqualTo(
                        "[[\"<<\"] (line 1, column 1) does not refer to an object: use an alias of an object, or a list of such"
                                + " aliases]");
    }

    /** The expected values are those of {@code yaml.safe_load} of Python. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes|true",
                "Off|false",
                "'yes'|\"yes\"",
                "y|\"y\"",
                "017|15",
                "-0x1F|-31",
                "0b1_01|5",
                "1_000|1000",
                "12:30|750",
                "-1:30.5|-90.5",
                "08|\"08\"",
                "1e5|\"1e5\"",
                "1.5e+3|1500",
                ".5|0.5",
                "+12|12",
                "0o17|\"0o17\"",
                "0b_|\"0b_\"",
                "~|null",
                "2024-01-31|\"2024-01-31\"",
            })
    void plainScalar_inPython_hasTheTypeOfYaml11(String yaml, String json) {
        JsonNode value = DocumentText.read("a: " + yaml, YamlDialect.PYTHON)
                .get(0)
                .content()
                .path("a");

        String text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.toString();
        assertThat(text).isEqualTo(json);
    }

    @Test
    void aliases_thatExpandToMillionsOfValues_areRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 8; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(10));
            bomb.append("1]\n");
        }

        assertThat(problems(bomb.toString())).contains("has more than 50000 values, aliases included");
        assertThat(problems("[".repeat(100) + "]".repeat(100))).contains("nested more than 64 levels deep");
        assertThat(problems("x".repeat(1_000_001))).contains("has 1000001 characters");
    }

    @Test
    void yaml_ofAnyValue_isReadAsTheSameValue() {
        JsonNode document = DocumentText.read("""
                        {"text": "yes", "number": "0755", "lines": "a\\nb: c\\n", "null": null, "empty": [], "colon": ": x",
                         "date": "2001-01-01", "long": 9007199254740993, "decimal": 0.10, "true": "true", "deep": [{"a": {}}]}
                        """).get(0).content();

        assertThat(DocumentText.read(DocumentYaml.write(document)).get(0).content())
                .isEqualTo(document);
        assertThat(DocumentYaml.write(JsonNodeFactory.instance.objectNode().put("a", "b")))
                .isEqualTo("a: b\n");
    }

    private static String problems(String yaml) {
        InvalidDocumentException failure =
                catchThrowableOfType(InvalidDocumentException.class, () -> DocumentText.read(yaml));
        assertThat(failure).as("a refusal").isNotNull();
        return failure.problems().toString();
    }
}
