/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options of one call. An option that is not set has the value of the client. Immutable and thread-safe.
 *
 * @param timeout time for the whole call, including retries and waits, or {@code null} for the client's
 * @param deadline time by which the call must end, or {@code null}; the earlier of it and {@code timeout} counts
 * @param retry retry policy, or {@code null} for the client's
 * @param safeToRepeat whether the request may be sent again after a failure that leaves its effect unknown
 * @param headers headers to add; they cannot replace those that authenticate the request
 */
public record RequestOptions(
        @Nullable Duration timeout,
        @Nullable Deadline deadline,
        @Nullable RetryPolicy retry,
        boolean safeToRepeat,
        Map<String, String> headers) {

    /** No option set. */
    public static final RequestOptions NONE = new RequestOptions(null, null, null, false, Map.of());

    /** Copies the headers. */
    public RequestOptions {
        headers = Map.copyOf(headers);
    }

    /**
     * Returns options with a time-out.
     *
     * @param timeout time for the whole call, including retries and waits; positive
     * @return options
     */
    public static RequestOptions timeout(Duration timeout) {
        return new RequestOptions(timeout, null, null, false, Map.of());
    }

    /**
     * Returns options with a deadline, which several calls can share.
     *
     * @param deadline time by which the call must end
     * @return options
     */
    public static RequestOptions deadline(Deadline deadline) {
        return new RequestOptions(null, deadline, null, false, Map.of());
    }

    /**
     * Returns options with a retry policy.
     *
     * @param policy the policy
     * @return options
     */
    public static RequestOptions retry(RetryPolicy policy) {
        return new RequestOptions(null, null, policy, false, Map.of());
    }

    /**
     * Returns options that allow the request to be sent again although its method is not safe, because the caller has made
     * it repeatable, such as with an idempotency key.
     *
     * @return options
     */
    public static RequestOptions repeatable() {
        return new RequestOptions(null, null, null, true, Map.of());
    }

    /**
     * Returns options with a header.
     *
     * @param name name of the header
     * @param value value of the header
     * @return options
     */
    public static RequestOptions header(String name, String value) {
        return new RequestOptions(null, null, null, false, Map.of(name, value));
    }

    /**
     * Returns these options merged with others.
     *
     * @param over the other options; they win where both set an option
     * @return options
     */
    public RequestOptions with(RequestOptions over) {
        Map<String, String> both = new LinkedHashMap<>(headers);
        both.putAll(over.headers);
        return new RequestOptions(
                over.timeout != null ? over.timeout : timeout,
                over.deadline != null ? over.deadline : deadline,
                over.retry != null ? over.retry : retry,
                over.safeToRepeat || safeToRepeat,
                both);
    }
}
