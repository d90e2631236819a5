/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealGuardIT {
    @ParameterizedTest
    @EnumSource
    void csrfProtection_changeWithoutToken_isRefused(PrefectRelease release) {
        try (RealPrefect prefect =
                RealPrefect.start(release, Map.of("PREFECT_SERVER_CSRF_PROTECTION_ENABLED", "true"))) {
            GuardContract.csrf(prefect.apiUrl());
        }
    }

    @Test
    void authString_missingInRequest_isRefusedExceptForHealth() {
        try (RealPrefect prefect = RealPrefect.start(
                PrefectRelease.V3, Map.of("PREFECT_SERVER_API_AUTH_STRING", GuardContract.AUTH_STRING))) {
            GuardContract.authString(prefect.apiUrl());
        }
    }

    @ParameterizedTest
    @EnumSource
    void apiVersion_tooOldOrMalformed_isRefused(PrefectRelease release) {
        GuardContract.apiVersion(RealPrefect.shared(release).apiUrl());
    }
}
