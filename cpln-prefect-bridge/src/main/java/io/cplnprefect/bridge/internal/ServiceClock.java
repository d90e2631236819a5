/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a service, known from the {@code Date} of its responses, so that a local clock that is wrong does not matter.
 * Thread-safe.
 */
public final class ServiceClock {

    private final TimeSource local;
    private volatile Duration ahead = Duration.ZERO;

    /** Creates a clock that shows the local time until a response was seen. */
    public ServiceClock(TimeSource local) {
        this.local = local;
    }

    /** Sets the clock by the date of a response that has just been received. Its resolution is a second. */
    public void set(@Nullable Instant date) {
        if (date == null) {
            return;
        }
        Duration now = Duration.between(local.now(), date);
        if (now.minus(ahead).abs().compareTo(Duration.ofSeconds(1)) > 0) {
            ahead = now;
        }
    }

    /** Returns the time by the clock of the service. */
    public Instant now() {
        return local.now().plus(ahead);
    }
}
