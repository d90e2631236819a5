/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogRangeTest {

    private record Line(long nanos, String text) {}

    private final List<Line> log = new ArrayList<>();

    private final MockWebServer server = new MockWebServer();

    @SuppressWarnings("NullAway.Init")
    private ControlPlane cpln;

    @BeforeEach
    void connect() throws IOException {
        server.start();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(answer(request)).build();
            }
        });
        cpln = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(server.url("/").toString())
                .org("acme")
                .token(Secret.of("token"))
                .build();
    }

    @AfterEach
    void close() {
        server.close();
        cpln.close();
    }

    @Test
    void lines_that_share_a_moment_across_pages_come_once_each() {
        for (int i = 0; i < 2500; i++) {
            log.add(new Line(1_000 + i / 7, "line " + i));
        }

        assertThat(read()).containsExactlyElementsOf(texts());
    }

    @Test
    void a_moment_with_as_many_lines_as_a_page_does_not_end_the_range() {
        for (int i = 0; i < 1500; i++) {
            log.add(new Line(1_000, "crowd " + i));
        }
        log.add(new Line(2_000, "afterwards"));

        assertThat(read()).hasSize(1_000).doesNotHaveDuplicates().endsWith("afterwards");
    }

    private List<String> read() {
        return cpln.org().logs().range(LogQl.labels(Map.of("gvc", "prefect")), 0, 1_000_000).stream()
                .map(LogEntry::line)
                .toList();
    }

    private List<String> texts() {
        return log.stream().map(Line::text).toList();
    }

    private String answer(RecordedRequest request) {
        long start = parameter(request, "start");
        long limit = parameter(request, "limit");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode stream = answer.putObject("data").putArray("result").addObject();
        stream.putObject("stream").put("gvc", "prefect");
        var values = stream.putArray("values");
        log.stream()
                .filter(line -> line.nanos() >= start)
                .limit(limit)
                .forEach(line ->
                        values.addArray().add(Long.toString(line.nanos())).add(line.text()));
        return answer.toString();
    }

    private static long parameter(RecordedRequest request, String name) {
        String value = request.getUrl().queryParameter(name);
        return value == null ? 0 : Long.parseLong(value);
    }
}
