/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The waits between attempts at an operation: 1, 2, 4 … 30 seconds, each reduced by up to half at random, so that many clients do
 * not send at the same time. The first failure of several in a row is logged. Not thread-safe.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 30_000;

    private final RandomGenerator random;
    private final LogLine about;
    private final String failureText;
    private int failures;

    Attempts(RandomGenerator random, LogLine about, String failureText) {
        this.random = random;
        this.about = about;
        this.failureText = failureText;
    }

    /** Returns the wait after a failure, at least as long as the service requests; the cause is {@code null} if it is unknown. */
    Duration failed(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        String text = failureText + (message == null ? "" : ": " + message);
        if (failures == 0) {
            about.warn(LOG, text);
        } else {
            about.debug(LOG, text);
        }
        long millis = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failures, 5));
        failures++;
        Duration wait = jittered(millis);
        Duration requested = cause instanceof ServiceException e ? e.retryAfter() : null;
        return requested != null && requested.compareTo(wait) > 0 ? requested : wait;
    }

    /** Returns the wait after a success. */
    Duration succeeded() {
        failures = 0;
        return jittered(FIRST_MILLIS);
    }

    private Duration jittered(long millis) {
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
