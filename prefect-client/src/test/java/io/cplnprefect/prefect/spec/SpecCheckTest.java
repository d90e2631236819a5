/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.environment.EnvironmentFile;
import io.cplnprefect.prefect.environment.EnvironmentOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that real servers of both generations refuse or accept. */
final class SpecCheckTest {

    private static List<String> problems(String keys) {
        List<DeploymentSpec> specs = EnvironmentFile.parse(
                "prod.yaml",
                "deployments:\n  - {name: daily, work_pool: {name: cpln}, " + keys + "}\n",
                EnvironmentOptions.DEFAULT);
        return SpecCheck.problems(specs).stream()
                .map(problem -> problem.problem().path().replace("deployments[0].", "") + " "
                        + problem.problem().fault())
                .toList();
    }

    private static List<String> schedule(String schedule) {
        return problems("entrypoint: 'f.py:main', schedule: {" + schedule + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron: '0 6 * * L5'",
                "cron: '0 6 * * L0'",
                "cron: '0 6 * * L7'",
                "cron: '0 6 * * L5,L1'",
                "cron: '0 6 * * L5,fri#2'",
                "cron: '0 6 1,L * *'",
                "cron: '0 6 ? * ?'",
                "cron: '0 006 * * 007'",
                "rrule: 'freq=daily'",
                "rrule: 'RRULE:FREQ=WEEKLY;BYDAY=MO,-1FR;WKST=SU;UNTIL=20301231T000000Z'",
                "rrule: \"DTSTART:20260101T000000\\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=5\"",
                "rrule: 'FREQ=HOURLY;BYHOUR=99'",
                "rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1;BYSETPOS=-1;BYHOUR=6,18'",
                "cron: '0 6 * * *', timezone: EST",
                "cron: '0 6 * * *', timezone: MST",
                "cron: '0 6 * * *', timezone: HST",
                "interval: 0.5"
            })
    void schedules_thatServersAccept_haveNoProblem(String schedule) {
        assertThat(schedule(schedule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron: '0 6 * * L'                 | cron has the invalid day of week 'l'
            cron: '0 6 * * L8'                | cron has the invalid day of week 'l8'
            cron: '0 6 * * 1-5#2'             | cron has the invalid day of week '1-5#2'
            cron: '0 6 1#2 * *'               | cron has the invalid day of month '1#2'
            cron: '2#1 6 * * *'               | cron has the invalid minute '2#1'
            cron: '0 6 * * *#2'               | cron has the invalid day of week '*#2'
            cron: '0 6 * * */2#1'             | cron has the invalid day of week '*/2#1'
            cron: '0 6 * * ?,1'               | cron has the invalid day of week '?'
            cron: '0 6 ?,1 * *'               | cron has the invalid day of month '?'
            cron: '0 6 * * L,1'               | cron has the invalid day of week 'l'
            cron: '0 6 * * 1,L5'              | cron has the invalid day of week 'l5'
            rrule: FREQ=BOGUS                 | rrule has the invalid part 'FREQ=BOGUS'
            rrule: FREQ=DAILY;BYHOUR=99       | rrule has the invalid part 'BYHOUR=99'
            rrule: FREQ=DAILY;UNTIL=tomorrow  | rrule has the invalid part 'UNTIL=TOMORROW'
            rrule: FREQ=DAILY;FOO=1           | rrule has the invalid part 'FOO=1'
            rrule: FREQ=DAILY;                | rrule has the invalid part ''
            rrule: BYHOUR=6                   | rrule has no FREQ
            interval: 1e30                    | interval is more than 999999999 days
            interval: 1e-9                    | interval is less than a microsecond
            cron: '0 6 * * *', timezone: SystemV/EST5 | timezone is the unknown time zone 'SystemV/EST5'
            """)
    void schedules_thatServersRefuse_areProblems(String schedule, String problem) {
        assertThat(schedule(schedule)).containsExactly("schedule." + problem);
    }

    @ParameterizedTest
    @CsvSource({"f.py:Cls.run,run", "f.py:größe,größe", "a.b.load_all,load-all"})
    void entrypoints_ofMethodsAndOtherLettersAreValid(String entrypoint, String flow) {
        assertThat(problems("entrypoint: '" + entrypoint + "'")).isEmpty();
        assertThat(EnvironmentFile.parse(
                                "prod.yaml",
                                "deployments: [{name: a, entrypoint: '" + entrypoint + "'}]",
                                EnvironmentOptions.DEFAULT)
                        .get(0)
                        .flowName())
                .isEqualTo(flow);
    }

    @Test
    void entrypoint_withoutAFunction_isAProblem() {
        assertThat(problems("entrypoint: f.py")).containsExactly("entrypoint has 0 colons: 'f.py'");
    }

    @ParameterizedTest
    @CsvSource({"59,1", "60,0", "86400,0", "86401,1"})
    void gracePeriod_isAtMostADay(int seconds, int problems) {
        assertThat(problems("entrypoint: 'f.py:main', concurrency_limit: {limit: 2, collision_strategy: CANCEL_NEW,"
                        + " grace_period_seconds: " + seconds + "}"))
                .hasSize(problems);
    }
}
