/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.Set;

/** The flow runs that are observed. */
public sealed interface SyncScope {

    /**
     * The flow runs of a work pool.
     *
     * @param name name of the work pool
     */
    record WorkPool(String name) implements SyncScope {}

    /**
     * The flow runs of jobs that an agent has started. A flow run is observed from the first round in which its job is live.
     *
     * @param agent the value of the tag {@code cpln/prefectAgent}
     */
    record Agent(String agent) implements SyncScope {}

    /**
     * The flow runs of some jobs.
     *
     * @param pids the jobs
     */
    record Pids(Set<InfrastructurePid> pids) implements SyncScope {
        /** Creates a scope with a copy of the set. */
        public Pids {
            pids = Set.copyOf(pids);
        }
    }

    /**
     * Returns the scope of a work pool.
     *
     * @param name name of the work pool
     * @return the scope
     */
    static SyncScope workPool(String name) {
        return new WorkPool(name);
    }

    /**
     * Returns the scope of an agent.
     *
     * @param agent the value of the tag {@code cpln/prefectAgent}
     * @return the scope
     */
    static SyncScope agent(String agent) {
        return new Agent(agent);
    }

    /**
     * Returns the scope of some jobs.
     *
     * @param pids the jobs
     * @return the scope
     */
    static SyncScope pids(Set<InfrastructurePid> pids) {
        return new Pids(pids);
    }
}
