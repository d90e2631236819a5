/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.List;
import java.util.Map;

/**
 * What a look at many jobs found. Immutable.
 *
 * @param stages the stage of each job that could be read
 * @param problems what could not be read, in words; it says nothing about those jobs
 */
public record StageReport(Map<InfrastructurePid, JobStage> stages, List<String> problems) {
    /** Copies both. */
    public StageReport {
        stages = Map.copyOf(stages);
        problems = List.copyOf(problems);
    }
}
