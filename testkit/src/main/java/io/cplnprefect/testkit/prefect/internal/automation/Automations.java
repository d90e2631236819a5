/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.AutomationEvents;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.EventTable;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enabled automations of a 3.x server, which fire after events and after the absence of events.
 *
 * <p>They fire at the end of the request that caused the events, before its response is sent.
 */
public final class Automations {
    private static final Logger LOG = LoggerFactory.getLogger(Automations.class);
    /** The number of times that actions may cause further actions, so that automations that fire on their own events end. */
    private static final int MOST_ROUNDS = 20;
    /** The number of events that a request evaluates, so that automations that fire on their own events do not delay it. */
    private static final int MOST_EVENTS = 500;
    /** The number of times that automations become due between two requests. */
    private static final int MOST_DUE = 1000;

    private final Store store;
    private final AutomationEvents events;
    private final ServerRequests requests;
    private final ActionCommands commands;
    private final Deque<Event> received = new ArrayDeque<>();
    private int evaluated;
    private final Map<String, AutomationTrigger> triggers = new HashMap<>();

    /** Creates the automations of a store, which receive its events from now on. */
    public Automations(Store store, ServerRequests requests) {
        this.store = store;
        this.requests = requests;
        events = new AutomationEvents(store);
        commands = new ActionCommands(store);
        if (store.v3()) {
            store.events.subscribe(this::receive);
        }
    }

    private void receive(Event event) {
        // A real server does not evaluate log lines either.
        if (!store.automations.all().isEmpty() && !event.name().equals("prefect.log.write")) {
            received.add(event);
        }
        if (received.size() > EventTable.CAPACITY) {
            LOG.warn(
                    "Automations fire on their own events; the event {} is not evaluated",
                    received.remove().name());
        }
    }

    /** Fires the automations whose time has come; called at the start of a request. */
    public void catchUp() {
        evaluated = 0;
        fireDue();
    }

    private void fireDue() {
        Instant now = store.now();
        for (int i = 0; i < MOST_DUE; i++) {
            Instant due = due(now);
            if (due == null || due.isAfter(now)) {
                break;
            }
            fire(trigger -> due.equals(trigger.due(now)) ? trigger.evaluate(due) : List.of());
            evaluateReceived();
        }
        triggers.keySet().removeIf(id -> !isEnabled(store.automations.get(id)));
        triggers.values().forEach(trigger -> trigger.removeEnded(now));
    }

    private @Nullable Instant due(Instant now) {
        Instant first = null;
        for (ObjectNode automation : store.automations.all()) {
            Instant due = isEnabled(automation) ? trigger(automation).due(now) : null;
            if (due != null && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        return first;
    }

    /** Fires the automations for the events that were stored since the last call, and for those of their actions. */
    public void react() {
        evaluateReceived();
        // The period of a new trigger starts now.
        fireDue();
    }

    /** Evaluates stored events up to the number per request; the next request continues, as a real server does later. */
    private void evaluateReceived() {
        for (int round = 0; round < MOST_ROUNDS && !received.isEmpty(); round++) {
            int batch = Math.min(received.size(), MOST_EVENTS - evaluated);
            for (int i = 0; i < batch; i++) {
                Event event = received.remove();
                fire(trigger -> trigger.add(event, store.now()));
            }
            evaluated += batch;
        }
        if (evaluated < MOST_EVENTS && !received.isEmpty()) {
            LOG.warn("Automations fire on their own events; the last {} events are not evaluated", received.size());
            received.clear();
        }
    }

    private void fire(Function<AutomationTrigger, List<Firing>> evaluation) {
        for (ObjectNode automation : List.copyOf(store.automations.all())) {
            if (isEnabled(automation)) {
                evaluation.apply(trigger(automation)).forEach(firing -> act(automation.deepCopy(), firing));
            }
        }
    }

    private static boolean isEnabled(@Nullable JsonNode automation) {
        return automation != null && automation.path("enabled").asBoolean();
    }

    private AutomationTrigger trigger(ObjectNode automation) {
        String id = automation.path("id").asText();
        JsonNode stored = automation.path("trigger");
        AutomationTrigger known = triggers.get(id);
        if (known != null && known.id().equals(stored.path("id").asText())) {
            return known;
        }
        AutomationTrigger created = new AutomationTrigger(stored);
        triggers.put(id, created);
        return created;
    }

    private void act(ObjectNode automation, Firing firing) {
        Event triggered = events.triggered(automation, firing.at(), firing.labels(), firing.event());
        int index = 0;
        for (JsonNode action : automation.path("actions")) {
            act(action(automation, action, index++, firing, firing.event()), triggered);
        }
        for (JsonNode action : automation.path("actions_on_trigger")) {
            act(action(automation, action, index++, firing, triggered), triggered);
        }
    }

    private static TriggeredAction action(
            ObjectNode automation, JsonNode action, int index, Firing firing, @Nullable Event event) {
        return new TriggeredAction(automation, action, index, UUID.randomUUID().toString(), firing.labels(), event);
    }

    private void act(TriggeredAction action, Event triggered) {
        ActionRun run = new ActionRun(action, requests);
        boolean failed = false;
        try {
            commands.perform(run);
        } catch (ActionFailedException e) {
            failed = true;
            run.details.put("reason", e.getMessage());
        }
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("action_index", action.index())
                .put("action_type", action.type())
                .put("invocation", action.invocation());
        events.acted(action.automation(), run.related, triggered, action.event(), payload, failed, run.details);
    }
}
