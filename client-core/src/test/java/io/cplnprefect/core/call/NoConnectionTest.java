/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
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
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where no connection was made the server has seen nothing, and any method may be tried again. */
class NoConnectionTest {

    @RegisterExtension
    final Wire wire = Wire.inJumpingTime();

    @ParameterizedTest
    @EnumSource
    void post_whenTheConnectionIsRefused_isTriedAgainAndSaysNothingWasSent(CallStyle style) throws IOException {
        ServiceConnection connection = wire.connectTo("http://127.0.0.1:" + freePort() + "/api", b -> b);

        TransportException e = failure(TransportException.class, () -> style.make(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.NOT_SENT);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(5);
        assertThat(e).hasMessageContaining("POST /api/things (5 attempts): no connection: ");
    }

    @ParameterizedTest
    @EnumSource
    void host_thatNobodyKnows_isNamed(CallStyle style) {
        AtomicInteger asked = new AtomicInteger();
        Dns dns = host -> {
            asked.incrementAndGet();
            throw new UnknownHostException(host + ": name or service not known");
        };
        ServiceConnection connection = wire.connectTo(
                "http://nowhere.test/",
                b -> b.http(new OkHttpClient.Builder().dns(dns).build()));

        TransportException e = failure(TransportException.class, () -> style.make(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.NOT_SENT);
        assertThat(e).hasMessageContaining("nowhere.test");
        assertThat(asked).hasValue(5);
    }

    @ParameterizedTest
    @EnumSource
    void host_withAnAddressThatRefuses_isReachedAtTheOther(CallStyle style) throws IOException {
        wire.answers(ok("\"a\""));
        Dns dns = host -> List.of(
                InetAddress.getByName("127.0.0.2"),
                wire.server().getSocketAddress().getAddress());
        ServiceConnection connection = wire.connectTo(
                "http://two.test:" + wire.server().getPort() + "/",
                b -> b.http(new OkHttpClient.Builder().dns(dns).build()));

        assertThat(style.make(read(connection))).isEqualTo("a");
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

        TransportException e = failure(TransportException.class, () -> style.make(read(wire.connect())));

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
