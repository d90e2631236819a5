/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which requests a plan selects. */
class FaultPlanTest {
    @Test
    void probability_sameSeed_selectsTheSameRequests() {
        List<Integer> statuses = statuses(7);

        assertThat(statuses).contains(200, 503);
        assertThat(statuses(7)).isEqualTo(statuses);
        assertThat(statuses(8)).isNotEqualTo(statuses);
    }

    @Test
    void pattern_pathWithoutSlash_isRefused() {
        assertThatThrownBy(() -> get("flows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid path 'flows': expected a path that starts with /");
    }

    private static List<Integer> statuses(long seed) {
        FaultPlan plan = FaultPlan.withSeed(seed);
        plan.when(get("/health")).withProbability(0.5).then(respond(503));
        return IntStream.range(0, 40)
                .map(i -> plan.next(new FaultRequest("GET", "/health", "", "")) == null ? 200 : 503)
                .boxed()
                .toList();
    }
}
