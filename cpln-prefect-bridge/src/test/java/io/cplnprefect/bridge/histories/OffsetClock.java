/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A clock that is ahead of another one, by a time that may change. */
final class OffsetClock extends Clock {

    private final Clock clock;
    private final Supplier<Duration> offset;

    OffsetClock(Clock clock, Supplier<Duration> offset) {
        this.clock = clock;
        this.offset = offset;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(clock.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset.get());
    }
}
