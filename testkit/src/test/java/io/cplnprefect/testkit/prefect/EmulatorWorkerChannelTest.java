/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorWorkerChannelTest extends WorkerChannelContract {
    EmulatorWorkerChannelTest() {
        super(emulator(PrefectRelease.V3));
    }

    @ParameterizedTest
    @CsvSource({"{'type':'auth'}", "'{''type'':''auth'',''token'':''user:zz''}'"})
    void channel_wrongToken_isClosed(String message) {
        try (PrefectEmulator guarded =
                        PrefectEmulator.builder().authString("user:secret").start();
                RawSocket socket = RawSocket.open(guarded.apiUrl(), "/work_pools/a/workers/connect", true)) {
            socket.send(message);

            assertThat(socket.end()).isEqualTo("1008 authentication_failed");
        }
    }

    @Test
    void release220_hasNoChannel() {
        try (RawSocket socket = RawSocket.open(emulator(PrefectRelease.V2_20), "/work_pools/a/workers/connect", true)) {
            assertThat(socket.end()).isEqualTo("status 403");
        }
    }
}
