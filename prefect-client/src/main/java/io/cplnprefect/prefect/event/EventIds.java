/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ids of the events that were received last, within a bound. Not thread-safe. */
final class EventIds {

    private static final int BOUND = 20_000;

    private final Map<UUID, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > BOUND;
        }
    };

    /** Returns whether an event is received for the first time. */
    boolean add(UUID id) {
        return ids.put(id, true) == null;
    }
}
