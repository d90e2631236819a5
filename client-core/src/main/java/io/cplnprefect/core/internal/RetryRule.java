/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.ServiceTraits.Meaning;
import io.cplnprefect.core.error.TransportException;

/**
 * Decides whether a request is sent again, by its repeatability and by what happened.
 *
 * <table>
 * <caption>The rule. A request is repeatable if its method is safe, or if it is declared safe to repeat.</caption>
 * <tr><th>what happened</th><th>repeatable request</th><th>other request</th></tr>
 * <tr><td>429; a transient refusal</td><td>retry</td><td>retry</td></tr>
 * <tr><td>maintenance</td><td>retry, not counted</td><td>retry, not counted</td></tr>
 * <tr><td>no connection, and the service has responded before</td><td>retry</td><td>retry</td></tr>
 * <tr><td>connection failed, and the service has never responded</td><td>one retry</td><td>one retry</td></tr>
 * <tr><td>connect time-out, and the service has never responded</td><td>final</td><td>final</td></tr>
 * <tr><td>broken connection, 408, 5xx</td><td>retry</td><td>final</td></tr>
 * <tr><td>busy, as part of normal operation</td><td>retry, not charged to the budget</td><td>final</td></tr>
 * <tr><td>time-out after sending began</td><td>final</td><td>final</td></tr>
 * <tr><td>unknown host, untrusted certificate, open circuit, exhausted quota, other 4xx, cancelled</td><td>final</td>
 * <td>final</td></tr>
 * </table>
 *
 * <p>A time-out is final even for a safe request: a service that is too slow is not relieved by more requests, and the effect
 * of any other request is unknown. An unknown host is final because the JVM remembers a failed name look-up for 10 s. 501 and
 * 505 are final because a retry has the same result.
 */
final class RetryRule {

    /** What to do after an attempt. */
    enum Verdict {
        RETRY,
        RETRY_ONCE,
        RETRY_UNCOUNTED,
        /** Counts as an attempt, but is not charged to the retry budget. */
        RETRY_UNCHARGED,
        FINAL
    }

    private RetryRule() {}

    static Verdict afterResponse(boolean repeatable, int status, Meaning meaning) {
        return switch (meaning) {
            case QUOTA_EXCEEDED -> Verdict.FINAL;
            case TRANSIENT -> Verdict.RETRY;
            case MAINTENANCE -> Verdict.RETRY_UNCOUNTED;
            case BUSY -> repeatable ? Verdict.RETRY_UNCHARGED : Verdict.FINAL;
            case AS_STATUS ->
                switch (status) {
                    case 429 -> Verdict.RETRY;
                    case 408, 500, 502, 503, 504 -> repeatable ? Verdict.RETRY : Verdict.FINAL;
                    default -> Verdict.FINAL;
                };
        };
    }

    static Verdict afterFailure(boolean repeatable, boolean reachedBefore, TransportException failure) {
        return switch (failure.reason()) {
            case CONNECT_FAILED -> reachedBefore ? Verdict.RETRY : Verdict.RETRY_ONCE;
            case CONNECT_TIMEOUT -> reachedBefore ? Verdict.RETRY : Verdict.FINAL;
            case BROKEN -> repeatable ? Verdict.RETRY : Verdict.FINAL;
            case UNKNOWN_HOST, UNTRUSTED, CIRCUIT_OPEN, QUEUE_TIMEOUT, TIMEOUT, CANCELLED, INTERRUPTED -> Verdict.FINAL;
        };
    }

    /** Returns whether the server may have processed the request although the attempt failed with this status. */
    static boolean leavesEffectUnknown(int status, Meaning meaning) {
        return meaning == Meaning.AS_STATUS && (status == 408 || status >= 500);
    }
}
