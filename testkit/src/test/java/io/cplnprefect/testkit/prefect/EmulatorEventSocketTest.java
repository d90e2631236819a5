/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WebSockets of events as a client sees them; the real servers were observed in the same way. */
class EmulatorEventSocketTest {
    private static final String AUTH = "{'type':'auth','token':null}";
    private static final String FUTURE = "'occurred':{'until':'2100-01-01T00:00:00Z'}";

    private final VirtualTime time = VirtualTime.create();
    private final PrefectEmulator prefect =
            PrefectEmulator.builder().time(time.clock(), time.scheduler()).start();
    private final RawApi api = new RawApi(prefect.apiUrl());

    @AfterEach
    void close() {
        prefect.close();
        time.close();
    }

    @Test
    void out_afterFilter_sendsStoredAndThenLiveEvents() {
        api.post("/variables/", "{'name':'stored','value':1}");
        try (RawSocket socket = RawSocket.open(prefect.apiUrl(), "/events/out", true)) {
            socket.send(AUTH);
            assertThat(socket.next().path("type").asText()).isEqualTo("auth_success");

            socket.send("{'type':'filter','filter':{" + FUTURE + ",'event':{'prefix':['prefect.variable.']}}}");
            JsonNode stored = socket.next();
            assertThat(stored.path("type").asText()).isEqualTo("event");
            assertThat(stored.at("/event/payload/name").asText()).isEqualTo("stored");
            api.post("/flows/", "{'name':'other'}");
            api.post("/variables/", "{'name':'live','value':1}");

            assertThat(socket.next().at("/event/payload/name").asText()).isEqualTo("live");
        }
    }

    @Test
    void out_withoutBackfill_sendsLiveEventsOnly() {
        api.post("/variables/", "{'name':'stored','value':1}");
        try (RawSocket socket = RawSocket.open(prefect.apiUrl(), "/events/out", false)) {
            socket.send("{'type':'filter','backfill':false,'filter':{" + FUTURE + "}}");
            socket.awaitSubscription(api, "test.mark");

            assertThat(socket.unread("/event/payload/name")).doesNotContain("stored");
        }
    }

    @Test
    void out_eventsOlderThanFifteenMinutes_areNotSent() {
        api.post("/variables/", "{'name':'old','value':1}");
        time.advance(Duration.ofMinutes(16));
        api.post("/variables/", "{'name':'new','value':1}");
        try (RawSocket socket = RawSocket.open(prefect.apiUrl(), "/events/out", false)) {
            socket.send("{'type':'filter','filter':{" + FUTURE + "}}");

            assertThat(socket.next().at("/event/payload/name").asText()).isEqualTo("new");
        }
    }

    @Test
    void in_event_isStoredAndSentToSubscribers() {
        try (RawSocket out = RawSocket.open(prefect.apiUrl(), "/events/out", false);
                RawSocket in = RawSocket.open(prefect.apiUrl(), "/events/in", true)) {
            out.send("{'type':'filter','filter':{" + FUTURE + ",'event':{'name':['shop.order']}}}");
            out.awaitSubscription(api, "shop.order");
            in.send(AUTH);
            assertThat(in.next().path("type").asText()).isEqualTo("auth_success");

            in.send("{'occurred':'" + time.clock().instant() + "','event':'shop.order','resource':"
                    + "{'prefect.resource.id':'order.7'},'id':'00000000-0000-4000-8000-000000000009'}");

            assertThat(out.next().at("/event/resource/prefect.resource.id").asText())
                    .isEqualTo("order.7");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'zz'}                                   | true  | 1008 Expected 'auth' message
            {'type':'filter','filter':{}}                   | true  | 1008 Expected 'auth' message
            {'type':'zz'}                                   | false | 1002 Expected 'filter' message
            {'type':'filter','filter':{'zz':1}}             | false | cut
            not JSON                                        | false | cut
            """)
    void out_firstMessageInvalid_isClosedAsByTheServer(String message, boolean handshake, String end) {
        try (RawSocket socket = RawSocket.open(prefect.apiUrl(), "/events/out", handshake)) {
            socket.send(message);

            assertThat(socket.end()).isEqualTo(end);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            null,      1008 Auth required but no token provided
            user:zz,   1008 Invalid token
            """)
    void out_wrongToken_isClosed(String token, String end) {
        try (PrefectEmulator guarded =
                        PrefectEmulator.builder().authString("user:secret").start();
                RawSocket socket = RawSocket.open(guarded.apiUrl(), "/events/out", true)) {
            socket.send(token == null ? AUTH : "{'type':'auth','token':'" + token + "'}");

            assertThat(socket.end()).isEqualTo(end);
        }
    }

    @Test
    void socketWithAFault_appliesItToResponses() {
        FaultPlan faults = FaultPlan.create();
        faults.when(RequestPattern.get("/events/out")).then(Fault.closeSocket(1));
        try (PrefectEmulator faulty = PrefectEmulator.builder().faults(faults).start();
                RawSocket socket = RawSocket.open(faulty.apiUrl(), "/events/out", true)) {
            socket.send(AUTH);

            assertThat(socket.next().path("type").asText()).isEqualTo("auth_success");
            assertThat(socket.end()).isEqualTo("1000 ");
        }
    }

    @Test
    void release220_whoseEventsAreOff_refusesTheUpgrade() {
        try (PrefectEmulator old =
                        PrefectEmulator.builder().release(PrefectRelease.V2_20).start();
                RawSocket socket = RawSocket.open(old.apiUrl(), "/events/out", true)) {
            assertThat(socket.end()).isEqualTo("status 500");
        }
    }
}
