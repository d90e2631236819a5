/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorSchedulerTest {
    private final VirtualTime time = VirtualTime.create();
    private final PrefectEmulator prefect =
            PrefectEmulator.builder().clock(time.clock()).start();
    private final RawApi api = new RawApi(prefect.apiUrl());

    @AfterEach
    void close() {
        prefect.close();
        time.close();
    }

    @Test
    void deploymentWithInterval_fiveSecondsAfterItsCreation_hasScheduledRuns() {
        deployment("{'interval':3600}");
        assertThat(runs()).isEmpty();

        time.advance(Duration.ofSeconds(5));

        assertThat(runs()).hasSize(3);
    }

    @Test
    void deploymentWithInterval_asTimePasses_getsFurtherRunsOnce() {
        deployment("{'interval':600}");
        time.advance(Duration.ofSeconds(5));
        int first = runs().size();

        time.advance(Duration.ofMinutes(30));

        assertThat(runs()).hasSize(first + 3).doesNotHaveDuplicates();
    }

    @Test
    void deployment_pausedAndResumed_losesAndRegainsItsScheduledRuns() {
        String deployment = deployment("{'cron':'0 * * * *'}");
        time.advance(Duration.ofSeconds(5));
        assertThat(runs()).isNotEmpty();

        api.post("/deployments/" + deployment + "/pause_deployment", "");
        time.advance(Duration.ofMinutes(2));
        assertThat(runs()).isEmpty();

        api.post("/deployments/" + deployment + "/resume_deployment", "");
        time.advance(Duration.ofMinutes(2));
        assertThat(runs()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;BYHOUR=99", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;UNTIL=tomorrow"})
    void ruleWithAnInvalidPart_isRefused(String rule) {
        String flow = api.post("/flows/", "{'name':'f'}").id();

        assertThat(api.post(
                                "/deployments/",
                                "{'name':'d','flow_id':'%s','schedules':[{'schedule':{'rrule':'%s'}}]}",
                                flow,
                                rule)
                        .status())
                .isEqualTo(422);
    }

    private String deployment(String schedule) {
        String flow = api.post("/flows/", "{'name':'f'}").id();
        String body = "{'name':'d','flow_id':'%s','schedules':[{'schedule':" + schedule + "}]}";
        return api.post("/deployments/", body, flow).id();
    }

    private List<String> runs() {
        return api.post("/flow_runs/filter", "{'sort':'EXPECTED_START_TIME_ASC'}")
                .body()
                .findValuesAsText("expected_start_time");
    }
}
