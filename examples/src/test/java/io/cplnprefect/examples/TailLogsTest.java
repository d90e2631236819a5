/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.FollowedLog;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class TailLogsTest {

    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @Test
    void linesOfAWorkload_areReadThroughTheClientAlone() throws Exception {
        try (ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org("acme", "a-token")
                        .gvc("shop")
                        .start();
                ControlPlane cpln = ControlPlane.builder()
                        .endpoint(platform.url())
                        .token(Secret.of(platform.token()))
                        .org("acme")
                        .build()) {
            Map<String, String> labels = Map.of("gvc", "shop", "workload", "web", "replica", "web-0");
            platform.log("acme", labels, "stored");
            try (FollowedLog log = TailLogs.follow(cpln, "shop", "web", output::add, ended)) {
                assertThat(output.poll(10, SECONDS)).isEqualTo("web-0: stored");
                platform.log("acme", labels, "new");
                assertThat(output.poll(10, SECONDS)).isEqualTo("web-0: new");
                log.close();
                ended.get(10, SECONDS);
            }
        }
        assertThat(output).isEmpty();
    }
}
