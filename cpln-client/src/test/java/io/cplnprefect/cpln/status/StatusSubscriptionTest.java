/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneSettings;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusSubscriptionTest {

    private static final List<WorkloadName> ETL = List.of(new WorkloadName("prefect", "etl"));

    private final ControlPlaneEmulator emulator =
            ControlPlaneEmulator.builder().org("acme", "secret").gvc("prefect").start();
    private final ControlPlane cpln = client("secret");
    private final Received received = new Received();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    @Test
    void change_ofSubscribedWorkload_isReceived() throws Exception {
        StatusSubscription subscription = cpln.org().workloadStatuses().subscribe(ETL, received);
        awaitStreams(1);

        put("other");
        put("etl");

        WorkloadStatusEvent event = next(received.events);
        assertThat(event.data().path("workload").asText()).isEqualTo("etl");
        assertThat(event.id()).isNotEmpty();
        assertThat(event.timestamp()).isNotNull();
        assertThat(received.connected.take()).isTrue();
        subscription.close();
        subscription.close();
        assertThat(received.end.get(5, SECONDS)).isEmpty();
        assertThat(received.events).isEmpty();
    }

    @Test
    void execution_ofAJob_isAChange() throws Exception {
        put("etl");
        cpln.org().workloadStatuses().subscribe(ETL, received);
        awaitStreams(1);

        cpln.org()
                .gvc("prefect")
                .workload("etl")
                .commands()
                .start(RunCronWorkload.builder().location("aws-eu-central-1").build())
                .execute();

        assertThat(next(received.events).eventType()).isNotEmpty();
    }

    @Test
    void connection_cut_isOpenedAgainAndReported() throws Exception {
        cpln.org().workloadStatuses().subscribe(ETL, received);
        awaitStreams(1);
        next(received.connected);
        emulator.cutStatusStreams();

        assertThat(next(received.connected)).isTrue();
        awaitStreams(1);
        put("etl");

        assertThat(next(received.events).data().path("workload").asText()).isEqualTo("etl");
        assertThat(received.interruptions).hasSize(1);
    }

    @Test
    void token_refused_endsWithThatError() throws Exception {
        try (ControlPlane stranger = client("wrong")) {
            stranger.org().workloadStatuses().subscribe(ETL, received);

            assertThat(received.end.get(5, SECONDS)).containsInstanceOf(ServiceException.Unauthorized.class);
        }
    }

    @Test
    void client_closed_endsOnce() throws Exception {
        cpln.org().workloadStatuses().subscribe(ETL, received);
        awaitStreams(1);

        cpln.close();

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void client_closedWhileNotConnected_endsOnce() throws Exception {
        emulator.stop();
        cpln.org().workloadStatuses().subscribe(ETL, received);
        next(received.interruptions);
        cpln.close();

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void sourceOfTheToken_throwsAfterAConnection_isReportedAndCalledAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Supplier<Secret> token = () -> {
            if (broken.get()) {
                throw new IllegalStateException("vault down");
            }
            return Secret.of("secret");
        };
        try (ControlPlane client = client(token)) {
            client.org().workloadStatuses().subscribe(ETL, received);
            awaitStreams(1);
            broken.set(true);
            emulator.cutStatusStreams();
            next(received.interruptions);

            assertThat(next(received.interruptions))
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .isInstanceOf(UsageException.class)
                            .hasRootCauseMessage("vault down"));
            broken.set(false);
            awaitStreams(1);
        }
    }

    @Test
    void listener_throwsAtAnInterruption_endsTheSubscription() throws Exception {
        CompletableFuture<Optional<ApiException>> end = new CompletableFuture<>();
        emulator.stop();
        cpln.org().workloadStatuses().subscribe(ETL, new StatusListener() {
            @Override
            public void changed(WorkloadStatusEvent event) {}

            @Override
            public void interrupted(@Nullable ApiException failure) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void ended(@Nullable ApiException failure) {
                end.complete(Optional.ofNullable(failure));
            }
        });

        assertThat(end.get(5, SECONDS))
                .hasValueSatisfying(failure ->
                        assertThat(failure).isInstanceOf(UsageException.class).hasRootCauseMessage("broken"));
    }

    @Test
    void close_whileNotConnected_endsOnce() throws Exception {
        emulator.stop();
        StatusSubscription subscription = cpln.org().workloadStatuses().subscribe(ETL, received);
        next(received.interruptions);
        subscription.close();

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void subscribe_noWorkloadOrInvalidName_isReported() {
        assertThatThrownBy(() -> cpln.org().workloadStatuses().subscribe(List.of(), received))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No workload");
        assertThatThrownBy(() -> new WorkloadName("prefect", "a/b")).isInstanceOf(UsageException.class);
    }

    private ControlPlane client(String token) {
        return client(() -> Secret.of(token));
    }

    private ControlPlane client(Supplier<Secret> token) {
        return ControlPlane.builder()
                .endpoint(emulator.url())
                .set(ControlPlaneSettings.STATUS_ENDPOINT, emulator.url().replace("http", "ws") + "/register")
                .token(token)
                .org("acme")
                .build();
    }

    private void put(String workload) {
        cpln.org()
                .gvc("prefect")
                .generic("workload")
                .create(GenericResource.builder()
                        .name(workload)
                        .putAdditionalProperties(
                                "spec",
                                Map.of(
                                        "type",
                                        "cron",
                                        "job",
                                        Map.of("schedule", "0 0 * * *"),
                                        "containers",
                                        List.of(Map.of("name", "main", "image", "busybox"))))
                        .build())
                .execute();
    }

    private void awaitStreams(int count) throws InterruptedException {
        BlockingQueue<Boolean> never = new LinkedBlockingQueue<>();
        for (int i = 0; emulator.openStatusStreams() != count; i++) {
            assertThat(i).isLessThan(1_000);
            never.poll(10, MILLISECONDS);
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(10, SECONDS), "nothing was received");
    }

    private static final class Received implements StatusListener {
        private final BlockingQueue<WorkloadStatusEvent> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
        private final BlockingQueue<Optional<ApiException>> interruptions = new LinkedBlockingQueue<>();
        private final CompletableFuture<Optional<ApiException>> end = new CompletableFuture<>();

        @Override
        public void changed(WorkloadStatusEvent event) {
            events.add(event);
        }

        @Override
        public void connected() {
            connected.add(true);
        }

        @Override
        public void interrupted(@Nullable ApiException failure) {
            interruptions.add(Optional.ofNullable(failure));
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            if (!end.complete(Optional.ofNullable(failure))) {
                throw new IllegalStateException("ended twice");
            }
        }
    }
}
