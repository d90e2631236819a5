/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

/**
 * Limits the retries to one host, so that they do not overload a failing service: each retry costs tokens, each success
 * returns some, and without tokens no call is retried. Thread-safe.
 */
public final class RetryBudget {

    private static final int CAPACITY = 500;
    private static final int RETRY_COST = 5;
    private static final int SUCCESS_REFUND = 1;

    private int tokens = CAPACITY;

    /**
     * Charges one retry.
     *
     * @return {@code false} if there are not enough tokens; the call must not be retried then
     */
    public synchronized boolean tryRetry() {
        if (tokens < RETRY_COST) {
            return false;
        }
        tokens -= RETRY_COST;
        return true;
    }

    /** Records a success. */
    public synchronized void success() {
        tokens = Math.min(CAPACITY, tokens + SUCCESS_REFUND);
    }
}
