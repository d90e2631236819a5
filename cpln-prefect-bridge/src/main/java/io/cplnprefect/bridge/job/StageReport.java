/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.List;
import java.util.Map;

/**
 * The stages of several jobs. Immutable.
 *
 * @param stages the stage of each job that could be read
 * @param problems messages of the requests that failed; the jobs that they concern have no stage
 */
public record StageReport(Map<InfrastructurePid, JobStage> stages, List<String> problems) {
    /** Creates a report from copies of the collections. */
    public StageReport {
        stages = Map.copyOf(stages);
        problems = List.copyOf(problems);
    }
}
