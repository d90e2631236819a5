/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the status of a workload. Its content is not published by the platform: read the deployments of the workload for the
 * new status. Immutable and thread-safe if the data is not changed.
 *
 * @param id id of the event; empty if the platform sent none
 * @param eventType type of the event; empty if the platform sent none
 * @param timestamp time of the event; {@code null} if the platform sent none
 * @param data content of the event, of any form
 */
public record WorkloadStatusEvent(
        String id, String eventType, @Nullable Instant timestamp, JsonNode data) {

    /** Replaces absent members. */
    @SuppressWarnings("ConstantValue")
    public WorkloadStatusEvent {
        id = id == null ? "" : id;
        eventType = eventType == null ? "" : eventType;
        data = data == null ? MissingNode.getInstance() : data;
    }
}
