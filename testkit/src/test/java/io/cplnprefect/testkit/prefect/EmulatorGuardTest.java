/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmulatorGuardTest {
    @ParameterizedTest
    @EnumSource
    void csrfProtection_changeWithoutToken_isRefused(PrefectRelease release) {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).csrf(true).start()) {
            GuardContract.csrf(prefect.apiUrl());
        }
    }

    @Test
    void authString_missingInRequest_isRefusedExceptForHealth() {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().authString(GuardContract.AUTH_STRING).start()) {
            GuardContract.authString(prefect.apiUrl());
        }
    }

    @ParameterizedTest
    @EnumSource
    void apiVersion_tooOldOrMalformed_isRefused(PrefectRelease release) {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            GuardContract.apiVersion(prefect.apiUrl());
        }
    }

    @Test
    void start_authStringWithRelease2_isRefused() {
        assertThatThrownBy(() -> PrefectEmulator.builder()
                        .release(PrefectRelease.V2_20)
                        .authString("u:p")
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a 2.20 server has no authentication");
    }
}
