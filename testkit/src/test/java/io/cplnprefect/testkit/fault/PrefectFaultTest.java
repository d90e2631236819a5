/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import static io.cplnprefect.testkit.fault.Fault.applyLate;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.prefect.PrefectRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of the Prefect emulator. */
class PrefectFaultTest extends FaultContract {
    private final PrefectEmulator prefect = PrefectEmulator.builder()
            .time(time.clock(), time.scheduler())
            .faults(faults)
            .start();

    @AfterEach
    void closePrefect() {
        prefect.close();
    }

    @Override
    String url() {
        return prefect.apiUrl();
    }

    @Override
    Headers credentials() {
        return Headers.of();
    }

    @Override
    String simple() {
        return "/admin/version";
    }

    @Override
    String collection() {
        return "/flows/";
    }

    @Override
    String newItem() {
        return "{\"name\":\"" + UUID.randomUUID() + "\"}";
    }

    @Override
    int items() {
        return prefect.call("POST", "/flows/count", null).asInt();
    }

    @Override
    int listed() throws IOException {
        return Integer.parseInt(send(client, "POST", "/flows/count", "{}").body());
    }

    @Override
    RequestPattern list() {
        return post("/flows/count");
    }

    @Override
    List<String> recorded() {
        return prefect.requests().stream().map(PrefectRequest::path).toList();
    }

    @Override
    void stopServer() {
        prefect.stop();
    }

    @Override
    void resumeServer() {
        prefect.resume();
    }

    @Test
    void applyLate_proposal_isWrittenLaterWithTheTimeOfItsRequest() throws IOException {
        String run = run();
        faults.when(post("/flow_runs/{id}/set_state").whereBodyContains("PENDING"))
                .once()
                .then(applyLate(Duration.ofSeconds(18)));
        Instant proposed = time.clock().instant();

        assertThatThrownBy(() -> propose(run, "PENDING")).isInstanceOf(IOException.class);
        time.advance(Duration.ofSeconds(10));
        propose(run, "COMPLETED");
        assertThat(state(run)).isEqualTo("COMPLETED");
        time.advance(Duration.ofSeconds(8));

        assertThat(state(run)).isEqualTo("PENDING");
        assertThat(prefect.call("GET", "/flow_runs/" + run, null)
                        .at("/state/timestamp")
                        .asText())
                .startsWith(proposed.toString().substring(0, 19));
    }

    private String run() throws IOException {
        String flow = id(create());
        String body = "{\"flow_id\":\"" + flow + "\",\"state\":{\"type\":\"SCHEDULED\"}}";
        return id(send(client, "POST", "/flow_runs/", body));
    }

    private static String id(Reply reply) throws IOException {
        return new ObjectMapper().readTree(reply.body()).path("id").asText();
    }

    private Reply propose(String run, String type) throws IOException {
        return send(client, "POST", "/flow_runs/" + run + "/set_state", "{\"state\":{\"type\":\"" + type + "\"}}");
    }

    private String state(String run) {
        return prefect.call("GET", "/flow_runs/" + run, null).path("state_type").asText();
    }
}
