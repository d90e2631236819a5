/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Options of a {@link FollowedLog}. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface FollowOptions {

    /** The defaults. */
    FollowOptions DEFAULT = builder().build();

    /**
     * Returns how much later than a younger line a line may become visible. Each reading starts this long before the newest line;
     * a line that becomes visible later is lost.
     *
     * @return the time, not negative; one minute by default
     */
    @Value.Default
    default Duration overlap() {
        return Duration.ofMinutes(1);
    }

    /**
     * Returns how many lines are remembered, so that overlapping readings deliver each once.
     *
     * @return the number, at least 1; 20,000 by default
     */
    @Value.Default
    default int rememberedLines() {
        return 20_000;
    }

    /**
     * Returns how many lines may wait for the listener. Further lines are read again when it has received them.
     *
     * @return the number, at least 1; 5,000 by default
     */
    @Value.Default
    default int queuedLines() {
        return 5_000;
    }

    /**
     * Returns the executor that calls the listener. It is not shut down.
     *
     * @return the executor, or {@code null} for a daemon thread of the followed log
     */
    @Nullable
    Executor executor();

    /**
     * Returns a builder with the defaults.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FollowOptions}. Not thread-safe. */
    final class Builder extends ImmutableFollowOptions.Builder {
        Builder() {}
    }
}
