/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract suite cannot show: events of passing time, and an empty database. */
class EmulatorEventsTest {
    private final VirtualTime time = VirtualTime.create();
    private final PrefectEmulator prefect =
            PrefectEmulator.builder().time(time.clock(), time.scheduler()).start();
    private final RawApi api = new RawApi(prefect.apiUrl());

    @AfterEach
    void close() {
        prefect.close();
        time.close();
    }

    @Test
    void workerWithoutHeartbeat_poolAndQueueNotPolled_areReportedNotReadyOnce() {
        api.post("/work_pools/", "{'name':'p','type':'cpln'}");
        api.post("/work_pools/p/workers/heartbeat", "{'name':'w'}");
        api.post("/work_pools/p/get_scheduled_flow_runs", "{}");
        assertThat(count("prefect.work-pool.ready")).isEqualTo(1);
        assertThat(count("prefect.work-queue.ready")).isEqualTo(1);
        assertThat(count("prefect.work-pool.not-ready")).isEqualTo(1);

        time.advance(Duration.ofMinutes(3));
        assertThat(count("prefect.work-pool.not-ready")).isEqualTo(2);
        time.advance(Duration.ofMinutes(3));

        assertThat(count("prefect.work-pool.not-ready")).isEqualTo(2);
        assertThat(count("prefect.work-queue.not-ready")).isEqualTo(1);
    }

    @Test
    void clearDatabase_removesAllObjects() {
        try (PrefectEmulator old =
                PrefectEmulator.builder().release(PrefectRelease.V2_20).start()) {
            RawApi oldApi = new RawApi(old.apiUrl());
            String flow = oldApi.post("/flows/", "{'name':'f'}").id();
            oldApi.post("/flow_runs/", "{'flow_id':'%s'}", flow);

            oldApi.post("/admin/database/clear", "{'confirm':true}");

            assertThat(oldApi.post("/flow_runs/count", "{}").body().asInt()).isZero();
            assertThat(oldApi.post("/flows/", "{'name':'f'}").status()).isEqualTo(201);
        }
    }

    private int count(String event) {
        return api.post("/events/filter", "{'filter':{'event':{'name':['%s']}},'limit':0}", event)
                .body()
                .path("total")
                .asInt();
    }
}
