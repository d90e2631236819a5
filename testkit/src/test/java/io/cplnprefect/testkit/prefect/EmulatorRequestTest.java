/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids, bodies and numbers in other notations than Prefect's clients write; each status was observed on a real server. */
class EmulatorRequestTest {
    @ParameterizedTest
    @EnumSource
    void idInAnotherNotation_isTheSameId(PrefectRelease release) {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            RawApi api = new RawApi(prefect.apiUrl());
            String id = api.post("/flows/", "{'name':'f'}").id();
            int urn = release == PrefectRelease.V3 ? 404 : 200;

            assertThat(api.get("/flows/" + id.toUpperCase(Locale.ROOT)).id()).isEqualTo(id);
            assertThat(api.get("/flows/" + id.replace("-", "")).id()).isEqualTo(id);
            assertThat(api.get("/flows/%7B" + id + "%7D").status()).isEqualTo(urn);
            assertThat(api.get("/flows/urn:uuid:" + id).status()).isEqualTo(urn);
            assertThat(api.get("/flows/" + id + "0").status()).isGreaterThan(400);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null             | 200 | 200
            {}               | 200 | 200
            []               | 422 | 422
            'x'              | 422 | 422
            5                | 422 | 422
            {                | 422 | 422
            {'limit':2.5}    | 200 | 422
            {'limit':2.0}    | 200 | 200
            {'limit':'2.0'}  | 422 | 200
            {'limit':true}   | 200 | 200
            {'limit':[]}     | 422 | 422
            {'offset':false} | 200 | 200
            """)
    void bodyOfFilter_hasTheStatusOfTheRelease(String body, int statusOf2, int statusOf3) {
        for (PrefectRelease release : PrefectRelease.values()) {
            try (PrefectEmulator prefect =
                    PrefectEmulator.builder().release(release).start()) {
                Reply reply = new RawApi(prefect.apiUrl()).post("/flows/filter", body);

                assertThat(reply.status()).isEqualTo(release == PrefectRelease.V3 ? statusOf3 : statusOf2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {           | 1
            {'a':       | 5
            {'a':1,}    | 7
            nul         | 0
            [1 2]       | 3
            """)
    void bodyThatIsNotJson_hasAnErrorWithItsPosition(String body, int position) {
        try (PrefectEmulator prefect = PrefectEmulator.builder().start()) {
            Reply reply = new RawApi(prefect.apiUrl()).post("/flows/", body);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.text("/exception_detail/0/type")).isEqualTo("json_invalid");
            assertThat(reply.body().at("/exception_detail/0/loc/1").asInt(-1)).isEqualTo(position);
        }
    }
}
