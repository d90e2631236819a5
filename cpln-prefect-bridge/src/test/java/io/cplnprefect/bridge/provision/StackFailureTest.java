/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.waiter.WaitException;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Applications that fail half-way, and what their outputs contain. */
@Timeout(60)
class StackFailureTest {

    private static final String PLANTED = "planted-password";
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\"\\s*:\\s*\"([^\"]+)\"");

    private static final PrefectStack STACK = PrefectStack.builder()
            .authSecret("cpln://secret/auth.payload")
            .readinessTimeout(Duration.ofSeconds(30))
            .build();

    private final StackServices services = new StackServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void apply_secretOfTheKeyRefused_reportsTheRest_andARepetitionCompletes() throws InterruptedException {
        services.secret("auth", "user:" + PLANTED);
        services.faults
                .when(RequestPattern.post("/org/acme/secret"))
                .once()
                .then(Fault.respond(403, "{\"message\": \"not permitted\"}"));

        StackReport report = services.stacks.apply(STACK);

        assertThat(report.isComplete()).isFalse();
        assertThat(report.objects(Result.FAILED)).containsExactly("/org/acme/secret/prefect-worker-key");
        assertThat(report.objects(Result.REMAINING))
                .containsExactly(
                        "/org/acme/gvc/prefect/volumeset/prefect",
                        "/org/acme/gvc/prefect/workload/prefect-server",
                        "block control-plane-configuration/prefect-worker",
                        "work pool cpln",
                        "/org/acme/gvc/prefect/workload/prefect-worker");
        assertThat(services.stacks.apply(STACK).orThrow().objects(Result.CREATED))
                .hasSize(6);
        assertThat(services.object("serviceaccount/prefect-worker").path("keys"))
                .as("the key that was not stored is removed")
                .hasSize(1);
    }

    @Test
    void apply_serverThatIsNotReady_endsBeforeTheWorker() throws InterruptedException {
        services.secret("auth", "user:" + PLANTED);
        services.faults
                .when(RequestPattern.get("/org/acme/gvc/prefect/workload/prefect-server/deployment"))
                .then(Fault.respond(200, "{\"items\": []}"));
        PrefectStack impatient = PrefectStack.builder()
                .from(STACK)
                .readinessTimeout(Duration.ofMillis(200))
                .build();

        StackReport report = services.stacks.apply(impatient);

        assertThat(report.objects(Result.FAILED)).containsExactly("workload prefect-server");
        assertThat(report.objects(Result.REMAINING)).contains("/org/acme/gvc/prefect/workload/prefect-worker");
        assertThat(report.failure()).isInstanceOf(WaitException.class);
        assertThat(services.exists("gvc/prefect/workload/prefect-worker")).isFalse();
    }

    @Test
    void outputs_containNoSecret() throws InterruptedException {
        services.secret("auth", "user:" + PLANTED);
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.setLevel(Level.DEBUG);
        root.addAppender(log);
        List<Object> outputs = new ArrayList<>();
        try {
            outputs.addAll(List.of(STACK, services.stacks.plan(STACK)));
            services.faults.when(RequestPattern.post("/org/acme/secret")).once().then(Fault.loseResponse());
            outputs.add(services.stacks.apply(STACK));
            outputs.add(services.stacks.apply(STACK));
            outputs.add(services.stacks.plan(STACK));
            outputs.add(services.stacks.manifest(STACK).toYaml());
            outputs.add(services.stacks.files(STACK, "eu"));
            outputs.add(services.stacks.destroy(STACK));
        } finally {
            root.detachAppender(log);
            root.setLevel(level);
        }
        List<String> keys = services.platform.requests().stream()
                .filter(request -> request.path().endsWith("/secret"))
                .map(RecordedRequest::body)
                .flatMap(body -> PAYLOAD.matcher(body).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(keys).isNotEmpty();
        List<String> texts =
                new ArrayList<>(outputs.stream().map(Object::toString).toList());
        log.list.forEach(event -> texts.add(event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage())));
        assertThat(texts).allSatisfy(text -> {
            assertThat(text).doesNotContain(PLANTED);
            assertThat(keys).noneMatch(text::contains);
        });
    }
}
