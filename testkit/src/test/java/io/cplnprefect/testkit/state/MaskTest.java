/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":"secret","data":{"payload":"x"}}            | {"kind":"secret","data":"***"}
            {"a":[{"env":[{"name":"A","value":"x"}]}]}          | {"a":[{"env":[{"name":"A","value":"***"}]}]}
            {"env":[{"name":"A","value":"cpln://secret/s.x"}]}  | {"env":[{"name":"A","value":"cpln://secret/s.x"}]}
            {"job_variables":{"env":{"A":"x","B":1}}}           | {"job_variables":{"env":{"A":"***","B":"***"}}}
            {"dbPassword":"x","apiKey":"y","api_key":"z"}       | {"dbPassword":"***","apiKey":"***","api_key":"***"}
            {"secretLink":"//secret/s","name":"x"}              | {"secretLink":"//secret/s","name":"x"}
            not json                                            | (8 characters)
            """)
    void secrets_areReplaced(String json, String masked) {
        assertThat(Mask.of(json)).isEqualTo(masked);
    }
}
