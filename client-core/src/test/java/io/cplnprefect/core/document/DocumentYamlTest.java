/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentYamlTest {

    @ParameterizedTest
    @CsvSource({"100, 100", "1E+2, 100", "100.0, 100.0", "0.25, 0.25", "-3, -3", "1E-7, 1E-7"})
    void decimalNumber_isWrittenWithoutATag_andReadAgain(BigDecimal number, String text) {
        JsonNode document = JsonNodeFactory.instance.objectNode().put("target", number);

        String yaml = DocumentYaml.write(document);

        assertThat(yaml).isEqualTo("target: " + text + "\n");
        assertThat(DocumentText.read(yaml).get(0).content().path("target").decimalValue())
                .isEqualByComparingTo(number);
    }
}
