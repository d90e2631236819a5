/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.prefect.server.ServerVersion;
import org.jspecify.annotations.Nullable;

/** Finds out the server's version when it is first needed, and remembers it. Thread-safe. */
public final class Negotiation {

    private final ApiCall<ServerVersion> ask;
    private volatile @Nullable ServerVersion known;

    /**
     * Starts with nothing asked.
     *
     * @param ask the call that reads the version
     * @param known the version, where it need not be asked for
     */
    public Negotiation(ApiCall<String> ask, @Nullable ServerVersion known) {
        this.known = known;
        this.ask = ask.map(text -> {
            ServerVersion version = ServerVersion.parse(text);
            this.known = version;
            return version;
        });
    }

    /**
     * The version, as far as it is known.
     *
     * @return the version, or {@code null} before it was asked for
     */
    public @Nullable ServerVersion known() {
        return known;
    }

    /**
     * The call that asks for the version. Several at once are harmless.
     *
     * @return the call
     */
    public ApiCall<ServerVersion> ask() {
        return ask;
    }
}
