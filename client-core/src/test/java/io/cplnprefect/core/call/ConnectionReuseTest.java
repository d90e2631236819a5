/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that has failed may close the connection without announcing it. */
class ConnectionReuseTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    @ParameterizedTest
    @EnumSource
    void call_afterServerError_usesAnotherConnection(CallStyle style) {
        wire.enqueue(status(503).body("{\"message\":\"busy\"}").build(), ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = wire.connect();

        ServiceException e = failure(ServiceException.class, () -> style.execute(write(connection)));
        style.execute(write(connection));
        style.execute(write(connection));

        assertThat(e.serverMessage()).isEqualTo("busy");
        int failed = wire.received().getConnectionIndex();
        int next = wire.received().getConnectionIndex();
        assertThat(next).isNotEqualTo(failed);
        assertThat(wire.received().getConnectionIndex()).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource
    void call_afterClientError_usesTheSameConnection(CallStyle style) {
        wire.enqueue(status(404).build(), ok("\"a\""));
        ServiceConnection connection = wire.connect();

        failure(ServiceException.NotFound.class, () -> style.execute(read(connection)));
        style.execute(read(connection));

        assertThat(wire.received().getConnectionIndex())
                .isEqualTo(wire.received().getConnectionIndex());
    }
}
