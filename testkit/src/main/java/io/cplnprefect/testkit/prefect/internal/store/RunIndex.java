/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Flow runs by the value of one attribute, each value's runs in the default order of lists, which then need no sort. */
final class RunIndex {
    static final Comparator<FlowRun> LAST_ID_FIRST =
            Comparator.comparing((FlowRun run) -> run.id).reversed();

    private final Map<Object, Set<FlowRun>> runs = new HashMap<>();

    void add(@Nullable Object key, FlowRun run) {
        if (key != null) {
            runs.computeIfAbsent(key, missing -> new TreeSet<>(LAST_ID_FIRST)).add(run);
        }
    }

    void remove(@Nullable Object key, FlowRun run) {
        Set<FlowRun> found = key == null ? null : runs.get(key);
        if (found != null && found.remove(run) && found.isEmpty()) {
            runs.remove(key);
        }
    }

    Collection<FlowRun> get(Object key) {
        Set<FlowRun> found = runs.get(key);
        return found == null ? List.of() : found;
    }
}
