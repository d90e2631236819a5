/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

    @Test
    void sockets_detectADeadConnectionByPings() {
        ServiceProtocol protocol = new ServiceProtocol(false, Duration.ofSeconds(4));
        try (HttpTransport transport = new HttpTransport("a", CallLimits.DEFAULT, protocol, ClientOptions.DEFAULT)) {
            assertThat(transport.sockets().pingIntervalMillis()).isEqualTo(30_000);
        }
    }
}
