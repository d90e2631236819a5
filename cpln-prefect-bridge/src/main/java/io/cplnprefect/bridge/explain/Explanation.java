/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a flow run and its jobs. Immutable.
 *
 * @param flowRunId id of the flow run, or {@code null} for a job that was started for none
 * @param flowRunName name of the flow run, or {@code null} if it does not exist
 * @param workPool name of its work pool, or {@code null} for none
 * @param state name of the state in force, or {@code null} if the flow run does not exist
 * @param pid the PID of the flow run, or {@code null} for none
 * @param jobs its jobs, oldest first
 * @param timeline what happened, oldest first
 * @param lastLines the last lines of the newest job
 * @param inconsistencies where Prefect and Control Plane do not agree, in words; empty if they do
 * @param next what the next observation would do, in words
 * @param problems messages of what could not be read
 */
public record Explanation(
        @Nullable UUID flowRunId,
        @Nullable String flowRunName,
        @Nullable String workPool,
        @Nullable String state,
        @Nullable String pid,
        List<ExplainedJob> jobs,
        List<Moment> timeline,
        List<String> lastLines,
        List<String> inconsistencies,
        String next,
        List<String> problems) {

    /** Creates an explanation from copies of the lists. */
    public Explanation {
        jobs = List.copyOf(jobs);
        timeline = List.copyOf(timeline);
        lastLines = List.copyOf(lastLines);
        inconsistencies = List.copyOf(inconsistencies);
        problems = List.copyOf(problems);
    }

    /**
     * Returns the explanation as a JSON object, indented.
     *
     * @return the JSON text; times are in ISO 8601
     */
    public String toJson() {
        return ExplanationJson.of(this);
    }

    /**
     * Returns the timeline as a Mermaid diagram.
     *
     * @return the text of the diagram
     */
    public String toMermaid() {
        return ExplanationMermaid.of(this);
    }

    /** Returns the explanation as text for people, of several lines. */
    @Override
    public String toString() {
        return ExplanationText.of(this);
    }
}
