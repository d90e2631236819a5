/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next observation of a flow run would do. Immutable.
 *
 * @param facts what was read; all jobs are known unless there are problems
 * @param flowRunName name of the flow run, or {@code null} if it was deleted
 * @param workPool name of its work pool, or {@code null} for none
 * @param decision the decision, without the evidence of earlier rounds
 * @param problems messages of the requests that failed
 */
public record SyncPreview(
        RunFacts facts,
        @Nullable String flowRunName,
        @Nullable String workPool,
        SyncDecision decision,
        List<String> problems) {

    /** Creates a preview from a copy of the list. */
    public SyncPreview {
        problems = List.copyOf(problems);
    }
}
