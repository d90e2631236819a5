/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Options of a {@link LogWriter}. The defaults are those of Prefect's Python client. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface LogWriterOptions {

    /** The defaults. */
    LogWriterOptions DEFAULT = builder().build();

    /** Returns how long a line waits for others at most; 2 s by default. */
    @Value.Default
    default Duration flushInterval() {
        return Duration.ofSeconds(2);
    }

    /** Returns the size of a request in bytes at most; 3,000,000 by default. */
    @Value.Default
    default int maxBatchBytes() {
        return 3_000_000;
    }

    /**
     * Returns the size of a line in bytes at most; a longer message is shortened. 1,000,000 by default; Prefect Cloud accepts 25,000.
     */
    @Value.Default
    default int maxLineBytes() {
        return 1_000_000;
    }

    /** Returns the size in bytes of the lines that wait at most; further lines are dropped. 16 MiB by default. */
    @Value.Default
    default long maxBufferedBytes() {
        return 16L << 20;
    }

    /** Returns the number of lines per second at most, on average, or {@code null} for no such limit. Prefect Cloud counts lines. */
    @Nullable
    Double linesPerSecond();

    /** Returns the waits between attempts to write the same lines; the number of attempts is ignored. */
    @Value.Default
    default RetryPolicy retry() {
        return RetryPolicy.DEFAULT;
    }

    /**
     * Returns what is called when lines were dropped, on a thread of the client; it must not block, and what it throws is logged. Does
     * nothing by default.
     */
    @Value.Default
    default Consumer<LogLoss> onLoss() {
        return loss -> {};
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    @Value.Check
    default void check() {
        Double rate = linesPerSecond();
        if (maxLineBytes() < 1_000 || maxBatchBytes() < maxLineBytes() || maxBufferedBytes() < maxBatchBytes()) {
            throw new IllegalArgumentException(
                    "Invalid sizes of a log writer: expected 1000 <= maxLineBytes <= maxBatchBytes"
                            + " <= maxBufferedBytes, but they are " + maxLineBytes() + ", " + maxBatchBytes() + " and "
                            + maxBufferedBytes());
        }
        if (flushInterval().isNegative() || (rate != null && !(rate > 0))) {
            throw new IllegalArgumentException("Invalid flushInterval " + flushInterval() + " or linesPerSecond " + rate
                    + ": expected at least 0 s, and a number above 0");
        }
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogWriterOptions}. Not thread-safe. */
    final class Builder extends ImmutableLogWriterOptions.Builder {
        Builder() {}
    }
}
