/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flow runs by the value of one attribute. */
final class RunIndex {
    private final Map<Object, RunSet> runs = new HashMap<>();

    void add(@Nullable Object key, FlowRun run) {
        if (key != null) {
            runs.computeIfAbsent(key, missing -> new RunSet(List.of())).add(run);
        }
    }

    void remove(@Nullable Object key, FlowRun run) {
        RunSet found = key == null ? null : runs.get(key);
        if (key != null && found != null) {
            found.remove(run);
            if (found.size() == 0) {
                runs.remove(key);
            }
        }
    }

    RunSet get(Object key) {
        RunSet found = runs.get(key);
        return found == null ? new RunSet(List.of()) : found;
    }
}
