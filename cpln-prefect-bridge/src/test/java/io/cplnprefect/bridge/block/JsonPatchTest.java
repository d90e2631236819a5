/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.error.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    /** Most rows are those of the examples in RFC 6902, appendix A. */
    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{a: 1}|[{op: add, path: /b, value: 2}]|{a: 1, b: 2}",
                "{a: 1}|[{op: add, path: /a, value: [x]}]|{a: [x]}",
                "{a: [1, 3]}|[{op: add, path: /a/1, value: 2}]|{a: [1, 2, 3]}",
                "{a: [1]}|[{op: add, path: /a/-, value: {b: null}}]|{a: [1, {b: null}]}",
                "{a: 1}|[{op: add, path: '', value: {b: 2}}]|{b: 2}",
                "{a: {}}|[{op: add, path: /a/b~1c~0d, value: 2}]|{a: {b/c~d: 2}}",
                "{a: 1, b: 2}|[{op: remove, path: /b}]|{a: 1}",
                "{a: [1, 2, 3]}|[{op: remove, path: /a/1}]|{a: [1, 3]}",
                "{a: 1, b: 2}|[{op: replace, path: /a, value: x}]|{a: x, b: 2}",
                "{a: [1, 2]}|[{op: replace, path: /a/0, value: null}]|{a: [null, 2]}",
                "{a: {b: 1}, c: {}}|[{op: move, from: /a/b, path: /c/d}]|{a: {}, c: {d: 1}}",
                "{a: [1, 2, 3]}|[{op: move, from: /a/0, path: /a/2}]|{a: [2, 3, 1]}",
                "{a: {b: 1}}|[{op: copy, from: /a, path: /c}, {op: add, path: /c/d, value: 2}]|{a: {b: 1}, c: {b: 1, d: 2}}",
                "{a: [1.0]}|[{op: test, path: /a, value: [1]}]|{a: [1.0]}",
                "{a: 1}|[{op: add, path: /b, value: 2, unknown: 3}]|{a: 1, b: 2}",
            })
    void applyTo_eachOperation_changesACopy(String document, String patch, String expected) {
        JsonNode before = yaml(document);

        assertThat(JsonPatch.parse(patch).applyTo(before)).isEqualTo(yaml(expected));
        assertThat(before).isEqualTo(yaml(document));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{op: remove, path: /b}|'/b' does not exist",
                "{op: replace, path: /b, value: 1}|'/b' does not exist",
                "{op: add, path: /b/c, value: 1}|'/b' does not exist",
                "{op: add, path: /a/5, value: 1}|'5' is no position in a list of 2",
                "{op: add, path: /a/01, value: 1}|'01' is no position in a list of 2",
                "{op: add, path: /t/x, value: 1}|'/t' is neither an object nor a list",
                "{op: test, path: /a/0, value: secret}|the value at the path is another one",
                "{op: move, from: /o, path: /o/p}|a value cannot be moved into itself",
                "{op: remove, path: ''}|the whole document cannot be removed",
            })
    void applyTo_impossibleOperation_namesItsIndex(String operation, String reason) {
        JsonPatch patch = JsonPatch.parse("[{op: test, path: /t, value: text}, " + operation + "]");

        assertThatThrownBy(() -> patch.applyTo(yaml("{a: [1, 2], t: text, o: {p: {}}}")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Operation 1 of the JSON patch (")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }

    @Test
    void parse_invalidOperations_reportsAll() {
        String text = """
                - {op: add, path: /a}
                - {op: delete, path: /a}
                - {op: remove}
                - {op: copy, path: /a}
                - {op: test, path: a, value: 1}
                - 5
                """;

        assertThatThrownBy(() -> JsonPatch.parse(text))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "Invalid operation 0 of the JSON patch: add needs the member value",
                                        "Invalid operation 1 of the JSON patch: expected the member op with add, remove, replace, move,"
                                                + " copy or test",
                                        "Invalid operation 2 of the JSON patch: the member path is missing or no text",
                                        "Invalid operation 3 of the JSON patch: the member from is missing or no text",
                                        "Invalid operation 4 of the JSON patch: the member path is no JSON pointer, which is empty or"
                                                + " begins with '/'",
                                        "Invalid operation 5 of the JSON patch: expected the member op with add, remove, replace, move,"
                                                + " copy or test"));
    }

    @Test
    void parse_textThatIsNoList_isRefused() {
        assertThatThrownBy(() -> JsonPatch.parse("{op: add}")).hasMessageContaining("expected a list of operations");
        assertThatThrownBy(() -> JsonPatch.parse("[{")).hasMessageContaining("Invalid JSON patch");
    }

    @Test
    void read_fileAndListOfMaps_areTheSamePatch(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("patch.json"), "[{\"op\": \"add\", \"path\": \"/a\", \"value\": {\"b\": [1]}}]");

        JsonPatch patch = JsonPatch.of(List.of(Map.of("op", "add", "path", "/a", "value", Map.of("b", List.of(1)))));

        assertThat(JsonPatch.read(file)).isEqualTo(patch).hasSameHashCodeAs(patch);
        assertThat(JsonPatch.of(patch.operations())).isEqualTo(patch);
        assertThat(patch).hasToString("JsonPatch[add /a]");
    }

    private static JsonNode yaml(String text) {
        return DocumentText.read(text).get(0).content();
    }
}
