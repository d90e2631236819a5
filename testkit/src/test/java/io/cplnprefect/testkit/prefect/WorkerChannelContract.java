/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The frames of the worker channel, which {@code worker-channel.txt} records from a real server. */
abstract class WorkerChannelContract extends PrefectContract {
    private final String apiUrl;

    WorkerChannelContract(String apiUrl) {
        super(PrefectRelease.V3, apiUrl);
        this.apiUrl = apiUrl;
    }

    @Test
    void conversations_areAsRecorded() throws IOException {
        List<String> recorded = recorded();

        try (ChannelConversation conversation = new ChannelConversation(apiUrl, api, pool())) {
            List<String> played = new ArrayList<>();
            for (String line : recorded) {
                played.add(conversation.play(line));
            }

            assertThat(String.join("\n", played)).isEqualTo(String.join("\n", recorded));
        }
    }

    private static List<String> recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                WorkerChannelContract.class.getResourceAsStream("worker-channel.txt"), "worker-channel.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
