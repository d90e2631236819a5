/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.retry;

/**
 * Keeps retries from becoming a storm: each retry costs tokens, each success gives some back, and with an empty budget
 * a failure is final at once. One budget serves all calls to a host. Thread-safe.
 */
public final class RetryBudget {

    private static final int CAPACITY = 500;
    private static final int RETRY_COST = 5;
    private static final int SUCCESS_REFUND = 1;

    private int tokens = CAPACITY;

    /**
     * Pays for one retry.
     *
     * @return {@code false} when the budget is used up; the call must not be retried then
     */
    public synchronized boolean tryRetry() {
        if (tokens < RETRY_COST) {
            return false;
        }
        tokens -= RETRY_COST;
        return true;
    }

    /** Notes a success. */
    public synchronized void success() {
        tokens = Math.min(CAPACITY, tokens + SUCCESS_REFUND);
    }
}
