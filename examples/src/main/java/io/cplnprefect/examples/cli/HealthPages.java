/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.health.Health;
import io.cplnprefect.bridge.health.WorkerLoad;
import io.cplnprefect.bridge.schedule.RoundHealth;
import io.cplnprefect.examples.cli.HealthServer.Page;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The health of a worker as JSON. */
final class HealthPages {

    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private HealthPages() {}

    static Map<String, Supplier<Page>> of(Supplier<Health> health) {
        return Map.of(LIVE, () -> live(health.get()), READY, () -> ready(health.get()));
    }

    static Page live(Health health) {
        return page(health.live(), health);
    }

    static Page ready(Health health) {
        return page(health.ready(), health);
    }

    private static Page page(boolean good, Health health) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("live", health.live());
        document.put("ready", health.ready());
        document.put("summary", health.summary());
        health.reasons().forEach(document.putArray("reasons")::add);
        WorkerLoad load = health.load();
        if (load != null) {
            document.putObject("load")
                    .put("submitting", load.submitting())
                    .put("running", load.running())
                    .put("freeSlots", load.freeSlots())
                    .put("waiting", load.waiting());
        }
        ArrayNode rounds = document.putArray("rounds");
        for (RoundHealth round : health.rounds()) {
            rounds.addObject()
                    .put("name", round.name())
                    .put("rounds", round.rounds())
                    .put("consecutiveFailures", round.consecutiveFailures())
                    .put("lastSuccess", Objects.toString(round.lastSuccess(), null))
                    .put("lastFailure", Objects.toString(round.lastFailure(), null))
                    .put("lastError", round.lastError());
        }
        return new Page(good, "application/json", document.toPrettyString() + "\n");
    }
}
