/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.Map;
import java.util.UUID;

/**
 * The source of environment variables that differ from flow run to flow run, such as the context of a trace. Implementations are
 * thread-safe and must not block.
 */
@FunctionalInterface
public interface FlowRunEnvironment {

    /** Adds no variables. */
    FlowRunEnvironment NONE = flowRunId -> Map.of();

    /**
     * Returns variables to add to the job of a flow run. Called once per submission, on a thread of the worker; exceptions are logged,
     * and the job then has none of the variables. Variables of the job's own configuration take precedence.
     *
     * @param flowRunId id of the flow run, which the worker has claimed
     * @return values by name
     */
    Map<String, String> of(UUID flowRunId);
}
