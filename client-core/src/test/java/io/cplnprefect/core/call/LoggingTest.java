/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import java.util.List;
import java.util.Map;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Each attempt is logged at DEBUG, without secrets. */
class LoggingTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void capture() {
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
    }

    @AfterEach
    void release() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @ParameterizedTest
    @EnumSource
    void log_ofFailedAndSuccessfulAttempts_containsNoTokenQueryOrBody(CallStyle style) {
        wire.enqueue(
                status(503).body("{\"message\":\"s3cr3t-response\"}").build(),
                status(200)
                        .body("x".repeat(100_000))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build(),
                ok("\"s3cr3t-response\""),
                status(401).body("s3cr3t-response").build());
        ServiceConnection connection = wire.connect(b -> b.header("X-Api-Key", "s3cr3t-key")
                .authentication(Authentication.bearer(() -> Secret.of("s3cr3t-token"))));
        ApiCall<String> call = connection.call(
                Endpoint.of("POST", "things").repeatable(),
                "things?token=s3cr3t-query",
                Map.of("password", "s3cr3t-body"),
                String.class);

        style.execute(call);
        ServiceException e = failure(ServiceException.class, () -> style.execute(call));

        assertThat(e.getMessage()).doesNotContain("s3cr3t");
        List<String> lines = List.copyOf(log.list).stream().map(String::valueOf).toList();
        assertThat(lines)
                .anyMatch(line -> line.contains("POST /api/things -> 503"))
                .anyMatch(line -> line.contains("POST /api/things (3 attempts) -> 200"))
                .noneMatch(line -> line.contains("s3cr3t"))
                .noneMatch(line -> line.startsWith("[INFO]") || line.startsWith("[WARN]"));
    }
}
