/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scripted job that behaves as a flow. */
abstract class EngineContract extends PrefectContract {
    private final String apiUrl;

    EngineContract(PrefectRelease release, String apiUrl) {
        super(release, apiUrl);
        this.apiUrl = apiUrl;
    }

    @Test
    void engine_startedAndCompleted_leavesACompletedRunWithItsLines() {
        String run = run(deployment(pool()));
        FlowRunEngine engine = engine(run);

        assertThat(engine.start().accepted()).isTrue();
        assertThat(engine.stateType()).isEqualTo("RUNNING");
        engine.log(20, "one");
        engine.log(40, "two");
        assertThat(engine.complete().accepted()).isTrue();

        assertThat(api.get("/flow_runs/" + run).text("/state_type")).isEqualTo("COMPLETED");
        assertThat(api.post("/logs/filter", "{'logs':{'flow_run_id':{'any_':['%s']}},'sort':'TIMESTAMP_ASC'}", run)
                        .body()
                        .findValuesAsText("message"))
                .containsExactly("one", "two");
    }

    @Test
    void engine_cancellingRun_seesTheRejection() {
        String run = run(deployment(pool()));
        FlowRunEngine engine = engine(run);
        engine.start();
        propose(run, "{'type':'CANCELLING'}");

        FlowRunEngine.Decision decision = engine.fail("too late");

        assertThat(decision.accepted()).isFalse();
        assertThat(decision.status()).isEqualTo("REJECT");
        assertThat(decision.stateType()).isEqualTo("CANCELLING");
        assertThat(engine.stateType()).isEqualTo("CANCELLING");
    }

    @Test
    void engine_environmentWithoutFlowRun_namesTheMissingVariable() {
        assertThatThrownBy(() -> new FlowRunEngine(Map.of("PREFECT_API_URL", apiUrl), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PREFECT__FLOW_RUN_ID");
    }

    private FlowRunEngine engine(String run) {
        return new FlowRunEngine(Map.of("PREFECT_API_URL", apiUrl, "PREFECT__FLOW_RUN_ID", run), Clock.systemUTC());
    }
}
