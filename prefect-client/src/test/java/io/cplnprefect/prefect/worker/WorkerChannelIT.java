/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The channel of a worker with real servers. */
@Timeout(600)
final class WorkerChannelIT {

    private final String pool = "channel-" + UUID.randomUUID();
    private final WorkerHello worker = new WorkerHello(pool, "one", "cpln", Duration.ofSeconds(1));

    @Test
    void worker_isOnlineByItsHeartbeats_andReceivesChangesOfThePool() throws Exception {
        RealPrefect server = RealPrefect.shared(PrefectRelease.V3);
        try (Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            prefect.workPools()
                    .create(WorkPoolCreate.builder().name(pool).type("cpln").build())
                    .execute();
            try (WorkerChannel channel = prefect.openWorkerChannel(worker)) {
                WorkPool first = channel.ready().get(30, TimeUnit.SECONDS);
                assertThat(first.name()).isEqualTo(pool);
                WorkerRecord online = record(prefect);
                assertThat(online.status()).isEqualTo(WorkerStatus.ONLINE);

                assertThat(channel.heartbeat()).isTrue();
                while (Objects.equals(
                        online.lastHeartbeatTime(), record(prefect).lastHeartbeatTime())) {
                    Thread.onSpinWait();
                }

                prefect.workPools()
                        .update(pool, WorkPoolUpdate.builder().paused(true).build())
                        .execute();
                while (!channel.workPool().orElseThrow().paused()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private WorkerRecord record(Prefect prefect) {
        return prefect.workers()
                .filter(pool, WorkerQuery.builder().build())
                .toList()
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void channel_thatTheServerDoesNotOffer_endsBeforeItIsReady(PrefectRelease release) {
        try (Prefect prefect = Prefect.builder()
                        .apiUrl(RealPrefect.shared(release).apiUrl())
                        .build();
                WorkerChannel channel = prefect.openWorkerChannel(worker)) {
            // 3.x: the pool does not exist; 2.20: nothing exists at the path.
            assertThatThrownBy(() -> channel.ready().get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RuntimeException.class);
            assertThat(channel.heartbeat()).isFalse();
        }
    }
}
