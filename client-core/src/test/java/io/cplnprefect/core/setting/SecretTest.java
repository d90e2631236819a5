/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void secret_printed_isMasked() {
        assertThat(Secret.of("s3cr3t")).hasToString("********");
        assertThat(Secret.of("s3cr3t").reveal()).isEqualTo("s3cr3t");
    }

    @Test
    void secrets_sameText_areEqual() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }

    @Test
    void secret_blank_isRejected() {
        assertThatThrownBy(() -> Secret.of(" ")).hasMessage("Invalid secret: it is blank");
    }
}
