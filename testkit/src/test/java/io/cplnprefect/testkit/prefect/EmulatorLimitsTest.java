/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits of the real servers that are too long for a line of a contract script. */
class EmulatorLimitsTest {

    @ParameterizedTest
    @EnumSource
    void nameOfVariable_above255Characters_isRefused(PrefectRelease release) {
        assertThat(variable(release, "n".repeat(255), "'x'").status()).isEqualTo(201);
        assertThat(variable(release, "n".repeat(256), "'x'").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"V2_20, 5000", "V3, 4998"})
    void valueOfVariable_aboveLimit_isRefused(PrefectRelease release, int longest) {
        assertThat(variable(release, "n", "'" + "y".repeat(longest) + "'").status())
                .isEqualTo(201);
        assertThat(variable(release, "n", "'" + "y".repeat(longest + 1) + "'").status())
                .isEqualTo(422);
    }

    @Test
    void valueOfVariable_objectAboveLimitAsJson_isRefused() {
        Reply refused = variable(PrefectRelease.V3, "n", "{'x':'" + "y".repeat(4999) + "'}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/exception_detail/0/msg"))
                .isEqualTo("Value error, Variable value must be less than 5000 characters");
    }

    @ParameterizedTest
    @CsvSource({"1e30, 422", "86400000000000, 422", "86399999999999, 201", "1e-6, 201", "1e-9, 422"})
    void intervalOfSchedule_outsideOfThoseOfPython_isRefused(String interval, int status) {
        try (PrefectEmulator prefect = PrefectEmulator.builder().start()) {
            RawApi api = new RawApi(prefect.apiUrl());
            String flow = api.post("/flows/", "{'name':'f'}").id();
            String deployment = api.post("/deployments/", "{'name':'d','flow_id':'%s'}", flow)
                    .id();

            Reply reply =
                    api.post("/deployments/" + deployment + "/schedules", "[{'schedule':{'interval':%s}}]", interval);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(api.post("/deployments/" + deployment + "/schedule", "{'max_runs':3}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Reply variable(PrefectRelease release, String name, String value) {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            return new RawApi(prefect.apiUrl()).post("/variables/", "{'name':'" + name + "','value':" + value + "}");
        }
    }
}
