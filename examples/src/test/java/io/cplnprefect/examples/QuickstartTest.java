/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void run_onTheEmulators_completes() throws InterruptedException {
        assertThat(Quickstart.run(null)).isTrue();
    }
}
