/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.RawApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealFlowRunIT {
    private static final String FLOW = """
            from prefect import flow, get_run_logger

            @flow
            def hello(who: str = "you"):
                get_run_logger().info("hello %s", who)
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void installedPrefect_flowRunExecute_completesTheRun(PrefectRelease release) throws Exception {
        RealPrefect prefect = RealPrefect.shared(release);
        RawApi api = new RawApi(prefect.apiUrl());
        Files.writeString(folder.resolve("flow.py"), FLOW);
        String flow = api.post("/flows/", "{'name':'hello'}").id();
        String deployment = api.post(
                        "/deployments/",
                        "{'name':'d','flow_id':'%s','entrypoint':'flow.py:hello','path':'%s'}",
                        flow,
                        folder)
                .id();
        String run = api.post("/deployments/" + deployment + "/create_flow_run", "{'parameters':{'who':'world'}}")
                .id();

        Programs.run(
                List.of(prefect.bin().resolve("prefect").toString(), "flow-run", "execute", run),
                Map.of(
                        "PREFECT_API_URL", prefect.apiUrl(),
                        "PREFECT_HOME", folder.resolve("home").toString(),
                        "DO_NOT_TRACK", "1"),
                folder.resolve("job.log"),
                Duration.ofMinutes(2));

        assertThat(api.get("/flow_runs/" + run).text("/state_type"))
                .as(Programs.tail(folder.resolve("job.log")))
                .isEqualTo("COMPLETED");
        assertThat(api.post("/logs/filter", "{'logs':{'flow_run_id':{'any_':['%s']}}}", run)
                        .body()
                        .findValuesAsText("message"))
                .contains("hello world");
    }
}
