/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all WebSockets of a Prefect server have in common. */
public final class PrefectSocket {

    /** The header with which a server expects a message that authenticates the WebSocket. */
    public static final Map<String, String> SUBPROTOCOL = Map.of("Sec-WebSocket-Protocol", "prefect");

    private PrefectSocket() {}

    /**
     * Returns the first message of a WebSocket.
     *
     * @param mapper writes the message
     * @param token API key, or {@code user:password}; {@code null} for none
     * @return the message
     */
    public static String authentication(ObjectMapper mapper, @Nullable Secret token) {
        return mapper.createObjectNode()
                .put("type", "auth")
                .put("token", token == null ? null : token.reveal())
                .toString();
    }
}
