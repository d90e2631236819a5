/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.HttpProxy;
import io.cplnprefect.core.connection.Tls;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import mockwebserver3.RecordedRequest;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executor, proxy, TLS and protocol of a connection are those of its options. */
class TransportOptionsTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    @TempDir
    Path files;

    @ParameterizedTest
    @EnumSource
    void executorOfTheCaller_sendsTheRequests(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ThreadGroup group = new ThreadGroup("caller's own");
        ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(group, task));
        ServiceConnection connection = wire.connectWith(o -> o.executor(own)
                .http(http -> http.addInterceptor(chain -> {
                    threads.add(Thread.currentThread());
                    return chain.proceed(chain.request());
                })));

        assertThat(style.execute(read(connection))).isEqualTo("a");
        connection.close();

        assertThat(threads).extracting(Thread::getThreadGroup).containsExactly(group);
        assertThat(own.isShutdown()).isFalse();
        own.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void executorThatRejects_failsTheCallWithNothingSent(CallStyle style) {
        ServiceConnection connection = wire.connectWith(o -> o.executor(task -> {
            throw new RejectedExecutionException("full");
        }));

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e).hasMessageContaining("the executor of the client rejected the request");
        assertThat(e.nothingSent()).isTrue();
        assertThat(connection.inFlight()).isZero();
    }

    @Test
    void proxy_receivesRequestsWithItsCredentialsOnly() {
        wire.enqueue(ok("\"a\""));
        HttpProxy proxy = HttpProxy.of("127.0.0.1", wire.server().getPort()).withCredentials("me", Secret.of("s3cr3t"));
        ServiceConnection connection = wire.connectTo("http://service.test/api/", o -> o.proxy(proxy), b -> b);

        assertThat(write(connection).execute()).isEqualTo("a");

        RecordedRequest request = wire.received();
        assertThat(request.getRequestLine()).startsWith("POST http://service.test/api/things ");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6czNjcjN0");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
        assertThat(proxy.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void proxy_ofHttps_tunnelsWithItsCredentialsHiddenFromTheServer() throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName("service.test")
                .signedBy(authority)
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(server)
                        .build()
                        .sslSocketFactory());
        wire.enqueue(new mockwebserver3.MockResponse.Builder().inTunnel().build(), ok("\"a\""));
        HttpProxy proxy = HttpProxy.of("127.0.0.1", wire.server().getPort()).withCredentials("me", Secret.of("s3cr3t"));
        Path trusted = Files.writeString(files.resolve("ca.pem"), authority.certificatePem());
        ServiceConnection connection = wire.connectTo(
                "https://service.test/api/", o -> o.proxy(proxy).tls(Tls.DEFAULT.trusting(trusted)), b -> b);

        assertThat(read(connection).execute()).isEqualTo("a");

        RecordedRequest tunnel = wire.received();
        assertThat(tunnel.getMethod()).isEqualTo("CONNECT");
        assertThat(tunnel.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6czNjcjN0");
        assertThat(wire.received().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void clientCertificate_identifiesTheClient() throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName(wire.server().getHostName())
                .signedBy(authority)
                .build();
        HeldCertificate client = new HeldCertificate.Builder()
                .commonName("worker")
                .signedBy(authority)
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(server)
                        .addTrustedCertificate(authority.certificate())
                        .build()
                        .sslSocketFactory());
        wire.server().requireClientAuth();
        wire.enqueue(ok("\"a\""));
        Path trusted = Files.writeString(files.resolve("ca.pem"), authority.certificatePem());
        Path chain = Files.writeString(files.resolve("client.pem"), client.certificatePem());
        Path key = Files.writeString(files.resolve("client.key"), client.privateKeyPkcs8Pem());

        ServiceConnection connection =
                wire.connectWith(o -> o.tls(Tls.DEFAULT.trusting(trusted).identifiedBy(chain, key)));

        assertThat(read(connection).execute()).isEqualTo("a");
        var handshake = wire.received().getHandshake();
        assertThat(handshake == null ? "" : String.valueOf(handshake.peerPrincipal()))
                .contains("CN=worker");
    }

    @Test
    void dangerouslyTrustingAnyServer_acceptsAnyCertificate() {
        HeldCertificate stranger = new HeldCertificate.Builder()
                .addSubjectAlternativeName("elsewhere.test")
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(stranger)
                        .build()
                        .sslSocketFactory());
        wire.enqueue(ok("\"a\""));

        assertThat(read(wire.connectWith(o -> o.tls(Tls.DEFAULT.dangerouslyTrustingAnyServer())))
                        .execute())
                .isEqualTo("a");
    }

    @Test
    void keyFileWithoutAKey_isRefusedWithItsNameAndTheFix() throws IOException {
        HeldCertificate client = new HeldCertificate.Builder().build();
        Path chain = Files.writeString(files.resolve("client.pem"), client.certificatePem());

        assertThatThrownBy(() -> ServiceConnection.to("things", "https://service.test/")
                        .options(ClientOptions.builder()
                                .tls(Tls.DEFAULT.identifiedBy(chain, chain))
                                .build())
                        .build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no private key in " + chain)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void http2_isUsedWhereTheServiceAllowsIt() throws IOException {
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName(wire.server().getHostName())
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(server)
                        .build()
                        .sslSocketFactory());
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        Path trusted = Files.writeString(files.resolve("ca.pem"), server.certificatePem());
        List<Protocol> protocols = new CopyOnWriteArrayList<>();

        for (boolean http2 : new boolean[] {true, false}) {
            ServiceConnection connection = wire.connect(
                    o -> o.tls(Tls.DEFAULT.trusting(trusted))
                            .http(http -> http.addInterceptor(chain -> {
                                var response = chain.proceed(chain.request());
                                protocols.add(response.protocol());
                                return response;
                            })),
                    b -> b.http2(http2));
            read(connection).execute();
        }

        assertThat(protocols).containsExactly(Protocol.HTTP_2, Protocol.HTTP_1_1);
    }

    @Test
    void sockets_sendAtOnce() {
        wire.enqueue(ok("\"a\""));
        List<Boolean> noDelay = new CopyOnWriteArrayList<>();
        ServiceConnection connection = wire.connectWith(o -> o.http(http -> http.addNetworkInterceptor(chain -> {
            Connection used = chain.connection();
            noDelay.add(used != null && used.socket().getTcpNoDelay());
            return chain.proceed(chain.request());
        })));

        read(connection).execute();

        assertThat(noDelay).containsExactly(true);
    }
}
