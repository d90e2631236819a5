/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.prefect.PrefectRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker needs before it works, and that nothing is made where it is missing. */
class WorkerStartTest {

    private final TwoServers servers = TwoServers.start();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void pool_thatIsMissing_isMadeWithTheTemplate() {
        Workers.worker(servers, WorkerListener.NONE);

        JsonNode pool = pool();
        assertThat(pool.path("type").asText()).isEqualTo("cpln");
        assertThat(pool.at("/base_job_template/job_configuration/job_manifest/kind")
                        .asText())
                .isEqualTo("Job");
        assertThat(pool.at("/base_job_template/variables/properties/image/default")
                        .asText())
                .startsWith("prefecthq/prefect:3");
    }

    @Test
    void pool_withAnEmptyTemplate_getsOne() {
        servers.server().call("POST", "/work_pools/", TwoServers.json("{'name': 'jobs', 'type': 'cpln'}"));

        Workers.worker(servers, WorkerListener.NONE);

        assertThat(pool().at("/base_job_template/job_configuration/job_manifest")
                        .isObject())
                .isTrue();
    }

    @Test
    void pool_ofAnotherType_isRefusedBeforeAnythingIsCreated() {
        servers.server().call("POST", "/work_pools/", TwoServers.json("{'name': 'jobs', 'type': 'kubernetes'}"));

        assertThatThrownBy(() -> Workers.worker(servers, WorkerListener.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Invalid work pool 'jobs': it has the type 'kubernetes', expected 'cpln'")
                .hasMessageContaining("Use another name");
        assertNothingWasWritten();
    }

    @Test
    void apiUrl_thatOnlyThisMachineReaches_isRefusedWithAFix() {
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(TwoServers.POOL)
                .gvc(TwoServers.GVC)
                .build();

        assertThatThrownBy(() -> Workers.worker(servers, settings, WorkerListener.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(servers.server().apiUrl())
                .hasMessageContaining("Set jobApiUrl");
        assertNothingWasWritten();
    }

    @Test
    void client_withoutOrg_isRefused() {
        try (ControlPlane client = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(servers.platform().url())
                .token(Secret.of(servers.platform().token()))
                .build()) {
            assertThatThrownBy(() -> Worker.create(
                            servers.prefect(),
                            new PlatformClients(client),
                            Workers.settings(servers).build(),
                            WorkerListener.NONE,
                            Runnable::run,
                            Runnable::run))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("CPLN_ORG");
        }
        assertNothingWasWritten();
    }

    @Test
    void platform_thatIsAway_leavesThePoolUnmade() {
        servers.faults().when(TwoServers.PLATFORM).then(Fault.respond(503));

        assertThatThrownBy(() -> Workers.worker(servers, WorkerListener.NONE)).isInstanceOf(ApiException.class);
        assertNothingWasWritten();
    }

    @Test
    void server_thatIsAway_isReported() {
        servers.faults().when(TwoServers.SERVER).then(Fault.loseRequest());

        assertThatThrownBy(() -> Workers.worker(servers, WorkerListener.NONE)).isInstanceOf(ApiException.class);
        assertNothingWasWritten();
    }

    @Test
    void twoWorkers_makingThePoolAtOnce_shareIt() {
        servers.faults()
                .when(post("/work_pools/"))
                .once()
                .then(Fault.runBefore(() -> servers.server()
                        .call("POST", "/work_pools/", TwoServers.json("{'name': 'jobs', 'type': 'cpln'}"))));

        Workers.worker(servers, WorkerListener.NONE);

        assertThat(pool().at("/base_job_template/job_configuration").isObject()).isTrue();
    }

    private JsonNode pool() {
        return servers.server().call("GET", "/work_pools/" + TwoServers.POOL, null);
    }

    private void assertNothingWasWritten() {
        assertThat(servers.server().requests())
                .extracting(PrefectRequest::method)
                .isSubsetOf("GET");
        assertThat(servers.platform().requests())
                .extracting(RecordedRequest::method)
                .isSubsetOf("GET");
    }
}
