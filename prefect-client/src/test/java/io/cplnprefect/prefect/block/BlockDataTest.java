/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockDataTest {

    @Test
    void reference_setByTheBuilder_isReturned() {
        UUID id = UUID.randomUUID();
        BlockData data = BlockData.builder()
                .reference("config", id)
                .put("namespace", "prefect")
                .build();

        assertThat(data.reference("config")).isEqualTo(id);
        assertThat(data.reference("namespace")).isNull();
        assertThat(data.reference("absent")).isNull();
    }
}
