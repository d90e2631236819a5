/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static io.cplnprefect.core.internal.RetryRule.Verdict.FINAL;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY_ONCE;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY_UNCHARGED;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY_UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.connection.ServiceTraits.Meaning;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {

    @ParameterizedTest
    @CsvSource({
        "429, RETRY, RETRY",
        "408, RETRY, FINAL",
        "500, RETRY, FINAL",
        "502, RETRY, FINAL",
        "503, RETRY, FINAL",
        "504, RETRY, FINAL",
        "400, FINAL, FINAL",
        "401, FINAL, FINAL",
        "403, FINAL, FINAL",
        "404, FINAL, FINAL",
        "409, FINAL, FINAL",
        "422, FINAL, FINAL",
        "501, FINAL, FINAL",
        "505, FINAL, FINAL"
    })
    void response_byStatusAndRepeatability_isRetriedOrFinal(
            int status, RetryRule.Verdict repeatable, RetryRule.Verdict other) {
        assertThat(RetryRule.afterResponse(true, status, Meaning.AS_STATUS)).isEqualTo(repeatable);
        assertThat(RetryRule.afterResponse(false, status, Meaning.AS_STATUS)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void meaning_setByTheService_takesPrecedenceOverTheStatus(int status) {
        assertThat(RetryRule.afterResponse(true, status, Meaning.QUOTA_EXCEEDED))
                .isEqualTo(FINAL);
        assertThat(RetryRule.afterResponse(false, status, Meaning.MAINTENANCE)).isEqualTo(RETRY_UNCOUNTED);
        assertThat(RetryRule.afterResponse(true, status, Meaning.BUSY)).isEqualTo(RETRY_UNCHARGED);
        assertThat(RetryRule.afterResponse(false, status, Meaning.BUSY)).isEqualTo(FINAL);
        assertThat(RetryRule.afterResponse(false, status, Meaning.TRANSIENT)).isEqualTo(RETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_FAILED, RETRY, RETRY",
        "CONNECT_TIMEOUT, RETRY, RETRY",
        "BROKEN, RETRY, FINAL",
        "UNKNOWN_HOST, FINAL, FINAL",
        "UNTRUSTED, FINAL, FINAL",
        "CIRCUIT_OPEN, FINAL, FINAL",
        "QUEUE_TIMEOUT, FINAL, FINAL",
        "TIMEOUT, FINAL, FINAL",
        "CANCELLED, FINAL, FINAL",
        "INTERRUPTED, FINAL, FINAL"
    })
    void failure_byReasonAndRepeatability_isRetriedOrFinal(
            Reason reason, RetryRule.Verdict repeatable, RetryRule.Verdict other) {
        assertThat(RetryRule.afterFailure(true, true, failure(reason))).isEqualTo(repeatable);
        assertThat(RetryRule.afterFailure(false, true, failure(reason))).isEqualTo(other);
    }

    @Test
    void connectFailure_beforeTheFirstResponseOfTheService_isRetriedOnceAtMost() {
        assertThat(RetryRule.afterFailure(true, false, failure(Reason.CONNECT_FAILED)))
                .isEqualTo(RETRY_ONCE);
        assertThat(RetryRule.afterFailure(true, false, failure(Reason.CONNECT_TIMEOUT)))
                .isEqualTo(FINAL);
    }

    private static TransportException failure(Reason reason) {
        return new TransportException(new CallSite("POST", "/", 1), reason, false, "failed", null);
    }
}
