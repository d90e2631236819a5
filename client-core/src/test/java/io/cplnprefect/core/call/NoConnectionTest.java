/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where no connection was made the server has seen nothing, and any method may be tried again. */
class NoConnectionTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    @ParameterizedTest
    @EnumSource
    void post_refusedAndTheServiceHasNeverResponded_failsAfterOneRetry(CallStyle style) throws IOException {
        ServiceConnection connection = wire.connectTo("http://127.0.0.1:" + freePort() + "/api", o -> {}, b -> b);

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(2);
        assertThat(e).hasMessageContaining("POST /api/things (2 attempts): no connection to 127.0.0.1: ");
    }

    @ParameterizedTest
    @EnumSource
    void post_refusedAfterTheServiceHasResponded_isRetriedWithoutClaimingThatItWasSent(CallStyle style) {
        wire.enqueue(status(200).body("\"a\"").addHeader("Connection", "close").build());
        ServiceConnection connection = wire.connect();
        style.execute(read(connection));
        wire.server().close();

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void unknownHost_isReportedAtOnceWithItsName(CallStyle style) {
        AtomicInteger lookUps = new AtomicInteger();
        Dns dns = host -> {
            lookUps.incrementAndGet();
            throw new UnknownHostException(host + ": name or service not known");
        };
        ServiceConnection connection =
                wire.connectTo("http://nowhere.test/", o -> o.http(http -> http.dns(dns)), b -> b);

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(e).hasMessage("POST /things: unknown host 'nowhere.test'. Check the address, or the name service");
        assertThat(e.nothingSent()).isTrue();
        assertThat(lookUps).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void host_withAnAddressThatRefuses_isReachedAtTheOther(CallStyle style) throws IOException {
        wire.enqueue(ok("\"a\""));
        Dns dns = host -> List.of(
                InetAddress.getByName("127.0.0.2"),
                wire.server().getSocketAddress().getAddress());
        ServiceConnection connection = wire.connectTo(
                "http://two.test:" + wire.server().getPort() + "/", o -> o.http(http -> http.dns(dns)), b -> b);

        assertThat(style.execute(read(connection))).isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void certificate_thatIsNotTrusted_isFinal(CallStyle style) {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName(wire.server().getHostName())
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(own)
                        .build()
                        .sslSocketFactory());

        TransportException e = failure(TransportException.class, () -> style.execute(read(wire.connect())));

        assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(1);
        assertThat(e).hasMessageContaining("the server is not trusted");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
