/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A rule whose absence only a long history shows. */
class PlantedFaultIT {

    @Test
    void explore_withoutTheMarginAfterAnEarlierClaim_findsARunThatIsExecutedTwice() {
        Limits limits = Limits.of("planted fault")
                .by(Workers.DIVIDED)
                .with(Fault.START_REFUSED, 1)
                .with(Fault.PROPOSAL_LOST, 1)
                .without(Rule.CLAIM_MARGIN);

        Exploration.Result result = new Exploration(limits, 1_200_000).run();

        System.out.println(result.problem() + "\n" + result.history() + result.summary());
        assertThat(result.problem()).isEqualTo("EXECUTED_TWICE");
    }
}
