/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void take_overTheLimit_givesNone() {
        Slots slots = new Slots(1);
        assertThat(slots.acquire()).isPresent();
        assertThat(slots.acquire()).isEmpty();
        assertThat(slots.free()).isZero();
    }

    @Test
    void close_repeated_givesBackOnce() {
        Slots slots = new Slots(2);
        Slots.Slot slot = slots.acquire().orElseThrow();
        slot.close();
        slot.close();
        assertThat(slots.free()).isEqualTo(2);
    }
}
