/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A WebSocket whose messages are bytes. */
class BinarySocketTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final CompletableFuture<String> receivedByServer = new CompletableFuture<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    @Test
    void messages_areDeliveredInBothDirections() {
        wire.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket webSocket, ByteString bytes) {
                        receivedByServer.complete(bytes.hex());
                        webSocket.send(ByteString.of((byte) 0, (byte) -2));
                        webSocket.close(1000, null);
                    }
                })
                .build());
        TextSocket socket = wire.connect().openSocket("exec", Map.of(), new TextSocketListener() {
            @Override
            public void text(String text) {
                received.add(text);
            }

            @Override
            public void bytes(byte[] bytes) {
                received.add(Arrays.toString(bytes));
            }

            @Override
            public void ended(@Nullable ApiException failure) {
                ended.complete(failure == null);
            }
        });

        assertThat(socket.send(new byte[] {1, 2, -1})).isTrue();

        assertThat(receivedByServer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("0102ff");
        assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
        assertThat(received).containsExactly("[0, -2]");
        assertThat(socket.send(new byte[1])).isFalse();
        assertThat(socket.queuedBytes()).isZero();
    }
}
