/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentYamlTest {

    private static final List<String> PARTS = List.of(
            "~",
            "<<",
            "=",
            "null",
            "Null",
            "TRUE",
            "no",
            "Off",
            "y",
            "0",
            "1",
            "7",
            "08",
            "0x",
            "0o",
            "0b",
            "F",
            "e",
            "+",
            "-",
            ".",
            "_",
            ":",
            "2020-01-01",
            "T00:00:00Z",
            ".inf",
            ".NaN",
            " ",
            "\t",
            "\n",
            "\r",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u0000",
            "\uD83D\uDE00",
            "ä",
            "#",
            "&",
            "*",
            "!",
            "|",
            ">",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "{",
            "}",
            "[",
            "]",
            ",",
            "?",
            "---",
            "...",
            "\\",
            "a",
            "words ".repeat(30));

    @ParameterizedTest
    @CsvSource({"100, 100", "1E+2, 100", "100.0, 100.0", "0.25, 0.25", "-3, -3", "1E-7, 1E-7"})
    void decimalNumber_isWrittenWithoutATag_andReadAgain(BigDecimal number, String text) {
        JsonNode document = JsonNodeFactory.instance.objectNode().put("target", number);

        String yaml = DocumentYaml.write(document);

        assertThat(yaml).isEqualTo("target: " + text + "\n");
        assertThat(DocumentText.read(yaml).get(0).content().path("target").decimalValue())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "Null",
                "NULL",
                "True",
                "FALSE",
                "yes",
                "No",
                "ON",
                "off",
                "y",
                "N",
                "0755",
                "08",
                "00",
                "0x1F",
                "0o17",
                "0b11",
                "+5",
                "+1.5",
                ".5",
                "-.5",
                "1.",
                "1_000",
                "1e5",
                "1:30",
                "-.inf",
                ".NaN",
                "2020-01-01",
                "2020-01-01T00:00:00Z",
                "<<",
                "="
            })
    void textThatSomeReaderReadsAsAnotherValue_isQuoted(String text) {
        JsonNode document = JsonNodeFactory.instance.objectNode().put(text, text);

        assertThat(DocumentYaml.write(document)).isEqualTo("'" + text + "': '" + text + "'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500m",
                "128Mi",
                "1.2.3",
                "10.0.0.1",
                "nginx:1.25",
                "-",
                "on-failure",
                "0xy",
                "7e",
                "2020-01",
                "//gvc/a"
            })
    void textThatIsNothingElse_isNotQuotedWithoutNeed(String text) {
        JsonNode document = JsonNodeFactory.instance.objectNode().put("a", text);

        assertThat(DocumentYaml.write(document)).isEqualTo("a: " + (text.equals("-") ? "'-'" : text) + "\n");
    }

    @ParameterizedTest
    @EnumSource(YamlDialect.class)
    void anyText_asKeyAndValue_isReadAgain(YamlDialect dialect) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            for (int member = 0; member < 20; member++) {
                document.put(text(random), text(random));
            }
            document.putArray("texts").add(text(random)).addObject().put(text(random), text(random));

            assertThat(DocumentText.read(DocumentYaml.write(document), dialect)
                            .get(0)
                            .content())
                    .isEqualTo(document);
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size())))
                .collect(Collectors.joining());
    }
}
