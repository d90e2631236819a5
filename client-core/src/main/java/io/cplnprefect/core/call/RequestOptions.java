/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.cplnprefect.core.retry.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options of one call, laid over those of the client. Immutable and thread-safe.
 *
 * @param timeout time for the whole call with all its tries and waits, or {@code null} for the client's
 * @param retry how often to try, or {@code null} for the client's
 * @param safeToRepeat whether this very call may be sent again after a failure that leaves its outcome open
 * @param headers headers to add; they may not replace what authenticates the call
 */
public record RequestOptions(
        @Nullable Duration timeout, @Nullable RetryPolicy retry, boolean safeToRepeat, Map<String, String> headers) {

    /** Nothing set. */
    public static final RequestOptions NONE = new RequestOptions(null, null, false, Map.of());

    /**
     * Copies the headers.
     */
    public RequestOptions {
        headers = Map.copyOf(headers);
    }

    /**
     * A time for the whole call with all its tries and waits.
     *
     * @param timeout the time, positive
     * @return options
     */
    public static RequestOptions timeout(Duration timeout) {
        return new RequestOptions(timeout, null, false, Map.of());
    }

    /**
     * Another retry policy.
     *
     * @param policy the policy
     * @return options
     */
    public static RequestOptions retry(RetryPolicy policy) {
        return new RequestOptions(null, policy, false, Map.of());
    }

    /**
     * Declares that this call may be sent again although its method is not safe, because the caller made it repeatable
     * (an idempotency key, a transition id).
     *
     * @return options
     */
    public static RequestOptions repeatable() {
        return new RequestOptions(null, null, true, Map.of());
    }

    /**
     * One more header.
     *
     * @param name its name
     * @param value its value
     * @return options
     */
    public static RequestOptions header(String name, String value) {
        return new RequestOptions(null, null, false, Map.of(name, value));
    }

    /**
     * These options with others laid over them.
     *
     * @param over what wins where both say something
     * @return options
     */
    public RequestOptions with(RequestOptions over) {
        Map<String, String> both = new LinkedHashMap<>(headers);
        both.putAll(over.headers);
        return new RequestOptions(
                over.timeout != null ? over.timeout : timeout,
                over.retry != null ? over.retry : retry,
                over.safeToRepeat || safeToRepeat,
                both);
    }
}
