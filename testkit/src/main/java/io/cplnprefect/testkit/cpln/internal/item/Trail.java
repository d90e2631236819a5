/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.trail.AuditTrail;
import io.cplnprefect.testkit.cpln.internal.trail.EventLog;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;

/** Records what requests do to items. */
public final class Trail {
    private final ItemWriter writer;
    private final AuditTrail audit;
    private final EventLog events;

    /** Creates the recorder of an audit trail and an event log. */
    public Trail(ItemWriter writer, AuditTrail audit, EventLog events) {
        this.writer = writer;
        this.audit = audit;
        this.events = events;
    }

    /** Records that a request has created or changed an item. */
    public void written(Principal principal, ObjectNode item, boolean created) {
        String now = writer.now();
        audit.record(principal, created ? "create" : "edit", item, now);
        String kind = item.path("kind").asText();
        events.add(Links.self(item), kind + (created ? " created" : " updated"), "change", "data-service", now);
    }

    /** Records that a request has deleted an item. */
    public void deleted(Principal principal, ObjectNode item) {
        audit.record(principal, "delete", item, writer.now());
        events.forget(Links.self(item));
    }

    AuditTrail audit() {
        return audit;
    }

    EventLog events() {
        return events;
    }
}
