/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.prefect.RawApi;
import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients send all members of a filter, most of them null: the emulator accepts each that a real server has. */
class FilterMembersTest {

    @ParameterizedTest
    @EnumSource
    void emulator_everyMemberOfTheOpenApi_isNotRefusedAsUnknown(PrefectRelease release) {
        List<String> refused = new ArrayList<>();
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            RawApi api = new RawApi(prefect.apiUrl());
            api.post("/work_pools/", "{'name':'p','type':'t'}");
            List<String> lines = ContractFiles.filterMembers(release);
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                String[] parts = line.replaceFirst("\\{work_pool_name}", "p").split(" ", -1);
                Reply reply =
                        api.send(parts[0], parts[1], body(Arrays.asList(parts).subList(2, parts.length)));
                if (reply.status() >= 500 || reply.body().toString().contains("extra")) {
                    refused.add(line + ": " + reply);
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private static String body(List<String> path) {
        String open = String.join("\":{\"", path);
        return "{\"" + open + "\":null" + "}".repeat(path.size());
    }
}
