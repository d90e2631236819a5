/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of real servers, over WebSockets and by request. */
final class EventsIT {

    private static final int COUNT = 120;

    private static List<Event> events(String name) {
        Instant now = Instant.now();
        UUID[] ids = IntStream.range(0, COUNT).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        return IntStream.range(0, COUNT)
                .mapToObj(i -> Event.builder()
                        .id(ids[i])
                        .occurred(now.minusSeconds(COUNT).plusSeconds(i))
                        .event(name)
                        .putResource("prefect.resource.id", "test." + name)
                        .putPayload("number", i)
                        .follows(i == 0 ? null : ids[i - 1])
                        .build())
                .toList();
    }

    private static EventFilter named(String name) {
        return EventFilter.builder()
                .event(EventNameFilter.builder().name(List.of(name)).build())
                .occurred(EventTimeFilter.builder()
                        .since(Instant.now().minus(Duration.ofMinutes(10)))
                        .build())
                .order(EventOrder.ASC)
                .build();
    }

    /** Writes events over a WebSocket and again by request, and receives each once. */
    private static void writeAndReceive(Prefect prefect) throws Exception {
        String name = "test." + UUID.randomUUID();
        List<Event> events = events(name);
        List<EventLoss> losses = new CopyOnWriteArrayList<>();
        ReceivedEvents before = new ReceivedEvents();
        try (EventSubscription live = prefect.subscribe(named(name), before);
                EventWriter writer = prefect.newEventWriter(losses::add)) {
            assertThat(before.next()).isEqualTo("subscribed");
            events.forEach(writer::write);
            List<UUID> ids = events.stream().map(Event::id).toList();
            assertThat(before.nextIds(COUNT)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(writer.written()).isZero();

            writer.flush().get(30, TimeUnit.SECONDS);
            assertThat(writer.written()).isEqualTo(COUNT);
            ReceivedEvents after = new ReceivedEvents();
            try (EventSubscription late = prefect.subscribe(named(name), after)) {
                assertThat(after.next()).isEqualTo("subscribed");
                assertThat(after.nextIds(COUNT)).containsExactlyInAnyOrderElementsOf(ids);
            }
            assertThat(after.next()).isEqualTo("ended");
            assertThat(before.isEmpty()).isTrue();
            assertThat(prefect.events()
                            .filter(EventQuery.builder().filter(named(name)).build()))
                    .extracting(Event::id)
                    .containsExactlyElementsOf(ids);
        }
        assertThat(before.next()).isEqualTo("ended");
        assertThat(losses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void events_writtenOverWebSocket_areReceivedOnce(PrefectRelease release) throws Exception {
        try (RealPrefect server = release == PrefectRelease.V3
                        ? RealPrefect.shared(release)
                        : RealPrefect.start(
                                release,
                                Map.of(
                                        "PREFECT_EXPERIMENTAL_EVENTS", "true",
                                        "PREFECT_API_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL", "0.5"));
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            writeAndReceive(prefect);
        }
    }

    @Test
    void serverWithoutEvents_endsTheSubscription() throws Exception {
        try (Prefect prefect = Prefect.builder()
                .apiUrl(RealPrefect.shared(PrefectRelease.V2_20).apiUrl())
                .build()) {
            ReceivedEvents received = new ReceivedEvents();
            try (EventSubscription unused = prefect.subscribe(named("any"), received)) {
                assertThat(received.next()).isEqualTo("interrupted");
                assertThat(received.next()).startsWith("ended: ").contains("404");
            }
        }
    }

    @Test
    void serverWithCredentials_acceptsTheRightOnes_andEndsOtherSubscriptions() throws Exception {
        try (RealPrefect server = RealPrefect.start(
                PrefectRelease.V3,
                Map.of(
                        "PREFECT_SERVER_API_AUTH_STRING", "admin:hunter2",
                        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL", "0.5"))) {
            try (Prefect prefect = Prefect.builder()
                    .apiUrl(server.apiUrl())
                    .authString(Secret.of("admin:hunter2"))
                    .build()) {
                writeAndReceive(prefect);
            }
            try (Prefect prefect = Prefect.builder()
                    .apiUrl(server.apiUrl())
                    .authString(Secret.of("admin:other"))
                    .build()) {
                ReceivedEvents received = new ReceivedEvents();
                try (EventSubscription unused = prefect.subscribe(named("any"), received)) {
                    assertThat(received.next()).isEqualTo("interrupted");
                    assertThat(received.next())
                            .startsWith("ended: ")
                            .contains("401")
                            .doesNotContain("hunter2");
                }
            }
        }
    }
}
