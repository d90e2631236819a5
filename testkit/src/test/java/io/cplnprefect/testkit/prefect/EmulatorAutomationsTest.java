/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract suite cannot show: automations and passing time. */
class EmulatorAutomationsTest {
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
    void proactiveTrigger_expectedEventAbsent_firesAtTheEndOfEachPeriod() {
        String automation = automation("'posture':'Proactive','expect':['beat'],'within':30");
        time.advance(Duration.ofSeconds(29));
        assertThat(firings(automation)).isZero();

        time.advance(Duration.ofSeconds(1));
        assertThat(firings(automation)).isOne();
        time.advance(Duration.ofSeconds(60));

        assertThat(firings(automation)).isEqualTo(3);
    }

    @Test
    void proactiveTrigger_expectedEventInThePeriod_doesNotFire() {
        String automation = automation("'posture':'Proactive','expect':['beat'],'within':30");
        time.advance(Duration.ofSeconds(20));
        send("beat", "a");

        time.advance(Duration.ofSeconds(15));

        assertThat(firings(automation)).isZero();
    }

    @Test
    void proactiveTrigger_forEachResourceAfterAnEvent_firesForTheResourceWithoutTheExpectedOne() {
        String automation = automation("'posture':'Proactive','after':['start'],'expect':['end'],'within':30,"
                + "'for_each':['prefect.resource.id']");
        send("start", "a");
        send("start", "b");
        send("end", "a");

        time.advance(Duration.ofSeconds(31));

        assertThat(firings(automation)).isOne();
        assertThat(triggered(automation)
                        .at("/events/0/payload/triggering_labels/prefect.resource.id")
                        .asText())
                .isEqualTo("b");
    }

    /** Measured on a real 3.8.8, which fires this trigger in every second period, although its first event never occurs. */
    @Test
    void proactiveTrigger_afterAnEventWithoutForEach_firesWithoutThatEvent() {
        String automation = automation("'posture':'Proactive','after':['start'],'expect':['end'],'within':10");

        time.advance(Duration.ofSeconds(30));

        assertThat(firings(automation)).isEqualTo(2);
    }

    @Test
    void reactiveTrigger_afterItFired_isQuietUntilItsPeriodEnds() {
        String automation = automation("'posture':'Reactive','expect':['disk.full'],'threshold':2,'within':60");
        for (int i = 0; i < 5; i++) {
            send("disk.full", "a");
        }
        assertThat(firings(automation)).isOne();
        time.advance(Duration.ofSeconds(61));

        send("disk.full", "a");
        send("disk.full", "a");

        assertThat(firings(automation)).isEqualTo(2);
    }

    @Test
    void compoundTrigger_secondEventTooLate_doesNotFire() {
        String automation = automation("'type':'compound','require':'all','within':60,'triggers':["
                + "{'posture':'Reactive','expect':['one']},{'posture':'Reactive','expect':['two']}]");
        send("one", "a");
        time.advance(Duration.ofSeconds(61));
        send("two", "a");
        assertThat(firings(automation)).isZero();

        send("one", "a");

        assertThat(firings(automation)).isOne();
    }

    @Test
    void automation_disabled_doesNotFire() {
        String automation = automation("'posture':'Reactive','expect':['x']");
        api.patch("/automations/" + automation, "{'enabled':false}");

        send("x", "a");

        assertThat(firings(automation)).isZero();
    }

    /** Each event causes three further ones; a real 3.8.8 evaluates some hundred of them per second. */
    @Test
    void automation_firesOnAllEvents_isEvaluatedForSomeEventsPerRequest() {
        String automation = automation("'posture':'Reactive'");

        send("disk.full", "a");
        int first = firings(automation);
        send("disk.full", "a");

        assertThat(first).isBetween(2, 1000);
        assertThat(firings(automation)).isBetween(first + 1, first + 2000);
    }

    @Test
    void automation_firesOnItsOwnEvents_comesToAnEnd() {
        String automation = automation("'posture':'Reactive','expect':['prefect.automation.triggered','x']");

        send("x", "a");

        assertThat(firings(automation)).isBetween(2, 100);
    }

    @Test
    void notification_blockThatNotifies_isExecutedWithoutARequest() {
        String type = api.post("/block_types/", "{'name':'Mail','slug':'mail'}").id();
        String schema = api.post(
                        "/block_schemas/",
                        "{'block_type_id':'%s','fields':{'title':'Mail','type':'object','properties':{}},"
                                + "'capabilities':['notify']}",
                        type)
                .id();
        String block = api.post(
                        "/block_documents/",
                        "{'name':'team','block_type_id':'%s','block_schema_id':'%s','data':{}}",
                        type,
                        schema)
                .id();
        String automation = api.post(
                        "/automations/",
                        "{'name':'n','trigger':{'posture':'Reactive','expect':['x']},"
                                + "'actions':[{'type':'send-notification','block_document_id':'%s','body':'b'}]}",
                        block)
                .id();

        send("x", "a");

        JsonNode executed = events(automation, "prefect.automation.action.executed");
        assertThat(executed.at("/events/0/related/0/prefect.resource.id").asText())
                .isEqualTo("prefect.block-document." + block);
    }

    private String automation(String trigger) {
        return api.post("/automations/", "{'name':'n','trigger':{" + trigger + "},'actions':[{'type':'do-nothing'}]}")
                .id();
    }

    private void send(String event, String resource) {
        api.post(
                "/events",
                "[{'id':'%s','event':'%s','occurred':'%s','resource':{'prefect.resource.id':'%s'}}]",
                UUID.randomUUID(),
                event,
                time.clock().instant(),
                resource);
    }

    private int firings(String automation) {
        return triggered(automation).path("total").asInt();
    }

    private JsonNode triggered(String automation) {
        return events(automation, "prefect.automation.triggered");
    }

    private JsonNode events(String automation, String name) {
        return api.post(
                        "/events/filter",
                        "{'filter':{'event':{'name':['%s']},'resource':{'id':['prefect.automation.%s']}}}",
                        name,
                        automation)
                .body();
    }
}
