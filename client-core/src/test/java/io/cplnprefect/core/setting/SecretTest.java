/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void secret_printsAsAMask() {
        assertThat(Secret.of("s3cr3t")).hasToString("********");
        assertThat(Secret.of("s3cr3t").reveal()).isEqualTo("s3cr3t");
    }

    @Test
    void secrets_areEqualByTheirText() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }

    @Test
    void blankSecret_isRefused() {
        assertThatThrownBy(() -> Secret.of(" ")).hasMessage("A secret is blank");
    }
}
