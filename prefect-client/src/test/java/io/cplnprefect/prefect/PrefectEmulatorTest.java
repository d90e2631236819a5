/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, held against the emulator. */
@ParameterizedClass
@EnumSource(PrefectRelease.class)
final class PrefectEmulatorTest extends PrefectContract {

    @Parameter
    @SuppressWarnings("NullAway.Init")
    PrefectRelease release;

    @SuppressWarnings("NullAway.Init")
    private PrefectEmulator emulator;

    @Override
    String apiUrl() {
        emulator = PrefectEmulator.builder().release(release).start();
        return emulator.apiUrl();
    }

    @Override
    public PrefectRelease release() {
        return release;
    }

    @AfterEach
    void stop() {
        emulator.close();
    }
}
