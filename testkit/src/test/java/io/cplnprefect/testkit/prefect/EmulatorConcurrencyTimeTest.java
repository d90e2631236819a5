/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorConcurrencyTimeTest {
    private static final String LIMITS = "/v2/concurrency_limits/";

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
    void lease_notRenewed_expiresAndGivesItsSlotsBack() {
        api.post(LIMITS, "{'name':'l','limit':2}");
        String lease = lease();
        time.advance(Duration.ofSeconds(59));
        assertThat(slots()).isEqualTo(2);

        time.advance(Duration.ofSeconds(1));

        assertThat(slots()).isZero();
        assertThat(renewal(lease)).isEqualTo(410);
    }

    @Test
    void lease_renewed_expiresLater() {
        api.post(LIMITS, "{'name':'l','limit':2}");
        String lease = lease();
        time.advance(Duration.ofSeconds(59));
        assertThat(renewal(lease)).isEqualTo(204);

        time.advance(Duration.ofSeconds(59));

        assertThat(slots()).isEqualTo(2);
    }

    @Test
    void lease_inADump_expiresInTheEmulatorThatLoadsIt() {
        api.post(LIMITS, "{'name':'l','limit':2}");
        lease();
        try (PrefectEmulator other =
                PrefectEmulator.builder().clock(time.clock()).start()) {
            other.load(prefect.dump());
            time.advance(Duration.ofSeconds(60));

            assertThat(new RawApi(other.apiUrl()).get(LIMITS + "l").body().path("active_slots"))
                    .hasToString("0");
        }
    }

    @Test
    void slots_ofARateLimit_decayWithTime() {
        api.post(LIMITS, "{'name':'l','limit':4,'slot_decay_per_second':0.5}");
        api.post(LIMITS + "increment", "{'names':['l'],'slots':4,'mode':'rate_limit'}");
        assertThat(api.post(LIMITS + "increment", "{'names':['l'],'slots':1}").status())
                .isEqualTo(423);

        time.advance(Duration.ofSeconds(5));

        assertThat(slots()).isEqualTo(2);
    }

    @Test
    void slots_ofARateLimitOf220_decayWithTime() {
        try (PrefectEmulator old = PrefectEmulator.builder()
                .release(PrefectRelease.V2_20)
                .clock(time.clock())
                .start()) {
            RawApi oldApi = new RawApi(old.apiUrl());
            oldApi.post(LIMITS, "{'name':'l','limit':4,'slot_decay_per_second':0.5}");
            oldApi.post(LIMITS + "increment", "{'names':['l'],'slots':4}");

            time.advance(Duration.ofSeconds(2));

            assertThat(oldApi.post(LIMITS + "increment", "{'names':['l'],'slots':1}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private String lease() {
        return api.post(LIMITS + "increment-with-lease", "{'names':['l'],'slots':2,'lease_duration':60}")
                .text("/lease_id");
    }

    private int renewal(String lease) {
        return api.post(LIMITS + "leases/" + lease + "/renew", "{'lease_duration':60}")
                .status();
    }

    private int slots() {
        return api.get(LIMITS + "l").body().path("active_slots").asInt();
    }
}
