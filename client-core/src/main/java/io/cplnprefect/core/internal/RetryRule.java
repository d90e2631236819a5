/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ServiceTraits.Meaning;
import io.cplnprefect.core.error.TransportException;

/**
 * Whether a call may be sent again, decided by its method and what happened.
 *
 * <table>
 * <caption>The rule</caption>
 * <tr><th>what happened</th><th>safe or repeatable</th><th>any other</th></tr>
 * <tr><td>no connection, 429</td><td>again</td><td>again</td></tr>
 * <tr><td>connection broke, 408, 5xx</td><td>again</td><td>final</td></tr>
 * <tr><td>time over after sending</td><td>final</td><td>final</td></tr>
 * <tr><td>certificate not trusted, quota used up, other 4xx, cancelled</td><td>final</td><td>final</td></tr>
 * <tr><td>busy, and said so</td><td>again, free of the budget</td><td>final</td></tr>
 * <tr><td>maintenance</td><td>again, not counted</td><td>again, not counted</td></tr>
 * </table>
 *
 * <p>A timeout is never repeated here, not even of a safe call: a server that is too slow is not helped by asking it
 * twice, and of an unsafe call the outcome is open. 501 and 505 cannot get better.
 */
final class RetryRule {

    enum Verdict {
        RETRY,
        RETRY_UNCOUNTED,
        /** Counts as a try, but is no sign of a storm. */
        RETRY_FREE,
        FINAL
    }

    private RetryRule() {}

    static Verdict afterAnswer(boolean safeMethod, boolean repeatable, int status, Meaning meaning) {
        return switch (meaning) {
            case QUOTA_EXCEEDED -> Verdict.FINAL;
            case MAINTENANCE -> Verdict.RETRY_UNCOUNTED;
            case BUSY -> safeMethod || repeatable ? Verdict.RETRY_FREE : Verdict.FINAL;
            case AS_STATUS ->
                switch (status) {
                    case 429 -> Verdict.RETRY;
                    case 408, 500, 502, 503, 504 -> safeMethod || repeatable ? Verdict.RETRY : Verdict.FINAL;
                    default -> Verdict.FINAL;
                };
        };
    }

    static Verdict afterFailure(boolean safeMethod, boolean repeatable, TransportException failure) {
        return switch (failure.reason()) {
            case NOT_SENT, TIMEOUT_BEFORE_SENDING -> Verdict.RETRY;
            case BROKEN -> safeMethod || repeatable ? Verdict.RETRY : Verdict.FINAL;
            case UNTRUSTED, TIMEOUT, CANCELLED, INTERRUPTED -> Verdict.FINAL;
        };
    }
}
