/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Proposes states as {@link PrefectPeer} does, with nothing but {@code execute} of OkHttp, on the thread that waits, and a tree of
 * Jackson: what a JVM needs at least for such calls. The arguments are those of {@link PrefectPeer}.
 */
final class BarePeer {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http =
            new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(1)).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String apiUrl;

    private BarePeer(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public static void main(String[] args) {
        BarePeer peer = new BarePeer(args[0]);
        List<String> ids = new ArrayList<>();
        peer.post(
                        "/flow_runs/filter",
                        Map.of(
                                "sort", "ID_DESC",
                                "offset", Integer.parseInt(args[3]),
                                "limit", Math.min(200, Integer.parseInt(args[4]))))
                .forEach(run -> ids.add(run.path("id").asText()));
        int proposals = Integer.parseInt(args[4]);
        for (int i = 1; i <= Integer.parseInt(args[5]); i++) {
            PrefectPeer.measure("propose " + i, () -> peer.propose(ids, proposals));
        }
        System.out.printf(Locale.ROOT, "process 0 %f 0%n", ProcessCost.now().cpuMicros() / 1e6);
        System.exit(0);
    }

    private int propose(List<String> ids, int proposals) {
        Map<String, Object> running = Map.of("state", Map.of("type", "RUNNING", "name", "Running"), "force", false);
        for (int i = 0; i < proposals; i++) {
            post("/flow_runs/" + ids.get(i % ids.size()) + "/set_state", running);
        }
        return proposals;
    }

    private JsonNode post(String path, Map<String, Object> body) {
        try {
            Request request = new Request.Builder()
                    .url(apiUrl + path)
                    .post(RequestBody.create(mapper.writeValueAsBytes(body), JSON))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    throw new IllegalStateException(path + " returned " + response.code());
                }
                return mapper.readTree(response.body().byteStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
