/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worker that a claim names. */
class ClaimMessageTest {

    @Test
    void messageOfAWorker_namesIt() {
        assertThat(ClaimMessage.worker(claim(ClaimMessage.of("night's (java 0a1b2c3d)"))))
                .isEqualTo("night's (java 0a1b2c3d)");
    }

    @Test
    void otherMessage_orNone_namesNoWorker() {
        assertThat(ClaimMessage.worker(claim("Submitted for execution"))).isNull();
        assertThat(ClaimMessage.worker(claim(null))).isNull();
    }

    private static State claim(@Nullable String message) {
        return State.builder()
                .id(new UUID(1, 2))
                .type(StateType.PENDING)
                .message(message)
                .build();
    }
}
