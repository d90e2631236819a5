/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow run at one moment, with its history and its jobs.
 *
 * @param id the id
 * @param name the name
 * @param states all its states, the oldest first
 * @param jobs the jobs that refer to it, the oldest first; empty if Control Plane is not emulated
 */
public record FlowRunRecord(String id, String name, List<StateRecord> states, List<JobRecord> jobs) {
    /** Keeps copies. */
    public FlowRunRecord {
        states = List.copyOf(states);
        jobs = List.copyOf(jobs);
    }

    /**
     * Reads a flow run; the requests are not part of those that the emulators list.
     *
     * @param controlPlane null if there is no such emulator
     * @throws IllegalStateException if the run does not exist
     */
    public static FlowRunRecord read(String id, PrefectEmulator prefect, @Nullable ControlPlaneEmulator controlPlane) {
        JsonNode run = prefect.call("GET", "/flow_runs/" + id, null);
        List<StateRecord> states = new ArrayList<>();
        prefect.call("GET", "/flow_run_states/?flow_run_id=" + id, null)
                .forEach(state -> states.add(StateRecord.of(state)));
        List<JobRecord> jobs = controlPlane == null
                ? List.of()
                : JobRecord.all(controlPlane).stream()
                        .filter(job -> job.isOf(id))
                        .toList();
        return new FlowRunRecord(id, run.path("name").asText(), states, jobs);
    }

    /** Returns the type of the current state, for example {@code RUNNING}; empty if there is no state. */
    public String stateType() {
        return states.isEmpty() ? "" : states.get(states.size() - 1).type();
    }

    /** Returns how many times the run has entered a state of a type. */
    public int count(String stateType) {
        return (int)
                states.stream().filter(state -> state.type().equals(stateType)).count();
    }

    /** Returns the history and the jobs, one per line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("flow run " + name + " " + id);
        states.forEach(state -> text.append("\n  ").append(state));
        jobs.forEach(job -> text.append("\n  job ").append(job));
        return text.toString();
    }
}
