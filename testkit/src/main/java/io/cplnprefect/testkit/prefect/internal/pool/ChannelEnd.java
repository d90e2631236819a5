/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import io.cplnprefect.testkit.prefect.internal.socket.AuthenticatedSocket;
import java.util.Locale;

/** Why the server closes a worker channel: its code and, in lower case, its reason. */
enum ChannelEnd {
    AUTHENTICATION_FAILED(AuthenticatedSocket.POLICY_VIOLATION),
    AUTHORIZATION_FAILED(AuthenticatedSocket.POLICY_VIOLATION),
    UNSUPPORTED_VERSION(AuthenticatedSocket.POLICY_VIOLATION),
    PROTOCOL_ERROR(AuthenticatedSocket.PROTOCOL_ERROR),
    TRANSIENT_SERVER_ERROR(AuthenticatedSocket.INTERNAL_ERROR);

    private final int code;

    ChannelEnd(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
