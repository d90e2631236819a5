/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.Set;

/** The stages of a command. */
final class Stage {
    static final String PENDING = "pending";
    static final String RUNNING = "running";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    private static final Set<String> FINAL = Set.of(COMPLETED, FAILED, CANCELLED);

    private Stage() {}

    static boolean isActive(ObjectNode command) {
        return !FINAL.contains(command.path("lifecycleStage").asText());
    }

    /** Puts a command into a stage, and stores it. */
    static void enter(Store store, ObjectNode command, String stage, String now) {
        command.put("lifecycleStage", stage);
        command.put("version", command.path("version").asLong() + 1);
        command.put("lastModified", now);
        save(store, command);
    }

    /** Stores a command that was changed in place. */
    static void save(Store store, ObjectNode command) {
        String link = Links.self(command);
        store.put(link, command);
        if (!isActive(command)) {
            store.archive(link);
        }
    }
}
