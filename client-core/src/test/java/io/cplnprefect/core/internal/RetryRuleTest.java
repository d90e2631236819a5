/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static io.cplnprefect.core.internal.RetryRule.Verdict.FINAL;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY;
import static io.cplnprefect.core.internal.RetryRule.Verdict.RETRY_UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.connection.ServiceTraits.Meaning;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    void answers_areRetriedByStatusAndMethod(int status, RetryRule.Verdict safe, RetryRule.Verdict unsafe) {
        assertThat(RetryRule.afterAnswer(true, false, status, Meaning.AS_STATUS))
                .isEqualTo(safe);
        assertThat(RetryRule.afterAnswer(false, true, status, Meaning.AS_STATUS))
                .isEqualTo(safe);
        assertThat(RetryRule.afterAnswer(false, false, status, Meaning.AS_STATUS))
                .isEqualTo(unsafe);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void meanings_ofTheService_winOverTheStatus(int status) {
        assertThat(RetryRule.afterAnswer(true, true, status, Meaning.QUOTA_EXCEEDED))
                .isEqualTo(FINAL);
        assertThat(RetryRule.afterAnswer(false, false, status, Meaning.MAINTENANCE))
                .isEqualTo(RETRY_UNCOUNTED);
    }

    @ParameterizedTest
    @EnumSource
    void failures_areRetriedByHowFarTheyGot(Reason reason) {
        TransportException failure =
                new TransportException(new CallSite("POST", "/", 1), reason, false, "failed", null);
        boolean anyMethod =
                Set.of(Reason.NOT_SENT, Reason.TIMEOUT_BEFORE_SENDING).contains(reason);
        boolean repeatable = anyMethod || reason == Reason.BROKEN;

        assertThat(RetryRule.afterFailure(false, false, failure)).isEqualTo(anyMethod ? RETRY : FINAL);
        assertThat(RetryRule.afterFailure(true, false, failure)).isEqualTo(repeatable ? RETRY : FINAL);
        assertThat(RetryRule.afterFailure(false, true, failure)).isEqualTo(repeatable ? RETRY : FINAL);
    }
}
