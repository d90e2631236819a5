/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected results were taken from Python's {@code shlex.split}. */
class ShellWordsTest {

    @ParameterizedTest
    @MethodSource("commandLines")
    void split_commandLine_isAsPythonSplitsIt(String text, List<String> words) {
        assertThat(ShellWords.split(text)).isEqualTo(words);
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                arguments("", List.of()),
                arguments(" a b  c ", List.of("a", "b", "c")),
                arguments("a\tb\nc", List.of("a", "b", "c")),
                arguments("a 'b c' d", List.of("a", "b c", "d")),
                arguments("a \"b \\\" c\" d", List.of("a", "b \" c", "d")),
                arguments("a\\ b", List.of("a b")),
                arguments("''", List.of("")),
                arguments("a''b", List.of("ab")),
                arguments("\"a\\b\" 'a\\b'", List.of("a\\b", "a\\b")),
                arguments("\"\\$x \\\\\"", List.of("\\$x \\")),
                arguments("# x a#b", List.of("#", "x", "a#b")),
                arguments("é ü", List.of("é", "ü")),
                arguments("a\\\nb", List.of("a\nb")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a 'b|has an unclosed '",
                "a \"b|has an unclosed \"",
                "a \\|ends in a backslash",
            })
    void split_ofABrokenLine_isRefused(String text, String reason) {
        assertThatThrownBy(() -> ShellWords.split(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Property
    void split_ofQuotedWords_givesThemBack(@ForAll List<String> words) {
        String line = words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        assertThat(ShellWords.split(line)).isEqualTo(words);
    }
}
