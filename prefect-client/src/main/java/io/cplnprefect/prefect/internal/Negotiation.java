/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.server.ServerVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The release of the server: read when it is first needed, and remembered for a minute, because a server can be upgraded or
 * replaced while the client lives. Thread-safe.
 */
public final class Negotiation {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final ApiCall<ServerVersion> read;
    private final TimeSource time;
    private volatile @Nullable Known known;

    private record Known(ServerVersion version, long atNanos) {}

    /**
     * Creates a negotiation that has read nothing yet.
     *
     * @param version reads the version
     * @param time measures the age of what is remembered
     */
    public Negotiation(ApiCall<ServerVersion> version, TimeSource time) {
        this.time = time;
        this.read = version.map(current -> {
            this.known = new Known(current, now());
            return current;
        });
    }

    /**
     * Returns the version that is remembered.
     *
     * @return the version, or {@code null} if it was not read within the last minute
     */
    public @Nullable ServerVersion known() {
        Known last = known;
        return last == null || now() - last.atNanos() > REMEMBERED.toNanos() ? null : last.version();
    }

    /**
     * Returns the call that reads the version and remembers it.
     *
     * @return the call
     */
    public ApiCall<ServerVersion> read() {
        return read;
    }

    private long now() {
        return time.nanoTime().getAsLong();
    }
}
