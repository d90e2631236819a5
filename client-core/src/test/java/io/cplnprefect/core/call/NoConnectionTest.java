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
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a connection the server receives nothing, so requests of any method may be retried. */
class NoConnectionTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    @ParameterizedTest
    @EnumSource
    void post_refusedBeforeTheFirstResponseOfTheService_isRetriedOnce(CallStyle style) {
        ServiceConnection connection = wire.connect();
        String host = wire.server().getHostName();
        wire.server().close();

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(2);
        assertThat(e).hasMessageContaining("POST /api/things (2 attempts): no connection to " + host + ": ");
    }

    @ParameterizedTest
    @EnumSource
    void post_refusedAfterAResponseOfTheService_isRetriedAndCertainlyNotSent(CallStyle style) {
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
    void post_unknownHost_failsWithoutRetry(CallStyle style) {
        AtomicInteger lookups = new AtomicInteger();
        Dns dns = host -> {
            lookups.incrementAndGet();
            throw new UnknownHostException(host + ": name or service not known");
        };
        ServiceConnection connection =
                wire.connectTo("http://nowhere.test/", o -> o.http(http -> http.dns(dns)), b -> b);

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(e).hasMessage("POST /things: unknown host 'nowhere.test'. Check the address, or the name service");
        assertThat(e.nothingSent()).isTrue();
        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void host_withTwoAddresses_firstRefuses_isReachedAtTheSecond(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        Set<InetAddress> refused = ConcurrentHashMap.newKeySet();
        Dns dns = host -> List.of(
                InetAddress.getByName("127.0.0.2"),
                wire.server().getSocketAddress().getAddress());
        ServiceConnection connection = wire.connectTo(
                "http://two.test:" + wire.server().getPort() + "/",
                o -> o.http(http -> http.dns(dns).eventListener(new EventListener() {
                    @Override
                    public void connectFailed(
                            Call call, InetSocketAddress at, Proxy proxy, @Nullable Protocol protocol, IOException e) {
                        refused.add(at.getAddress());
                    }
                })),
                b -> b);

        assertThat(style.execute(read(connection))).isEqualTo("a");
        assertThat(refused).extracting(InetAddress::getHostAddress).containsExactly("127.0.0.2");
    }

    @ParameterizedTest
    @EnumSource
    void certificate_notTrusted_failsWithoutRetry(CallStyle style) {
        HeldCertificate selfSigned = new HeldCertificate.Builder()
                .addSubjectAlternativeName(wire.server().getHostName())
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(selfSigned)
                        .build()
                        .sslSocketFactory());

        TransportException e = failure(TransportException.class, () -> style.execute(read(wire.connect())));

        assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isEqualTo(1);
        assertThat(e).hasMessageContaining("the server is not trusted");
    }
}
