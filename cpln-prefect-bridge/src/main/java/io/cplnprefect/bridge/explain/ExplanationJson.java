/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.job.ContainerEnd;
import io.cplnprefect.bridge.job.JobEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation as JSON. Pure functions. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("flowRunId", text(explanation.flowRunId()))
                .put("flowRunName", explanation.flowRunName())
                .put("workPool", explanation.workPool())
                .put("state", explanation.state())
                .put("pid", explanation.pid());
        ArrayNode jobs = json.putArray("jobs");
        explanation.jobs().forEach(job -> job(jobs.addObject(), job));
        ArrayNode timeline = json.putArray("timeline");
        for (Moment moment : explanation.timeline()) {
            timeline.addObject()
                    .put("time", moment.time().toString())
                    .put("source", moment.source())
                    .put("text", moment.text());
        }
        list(json, "lastLines", explanation.lastLines());
        list(json, "inconsistencies", explanation.inconsistencies());
        json.put("next", explanation.next());
        list(json, "problems", explanation.problems());
        return json.toPrettyString();
    }

    private static void job(ObjectNode json, ExplainedJob explained) {
        json.put("pid", explained.job().pid().toString())
                .put("stage", explained.job().stage().name())
                .put("created", text(explained.job().created()))
                .put("claimId", text(explained.job().claimId()))
                .put("location", explained.job().location())
                .put("workload", explained.workload())
                .put("replica", explained.replica());
        JobEnd execution = explained.execution();
        if (execution != null) {
            ObjectNode node = json.putObject("execution")
                    .put("started", text(execution.started()))
                    .put("ended", text(execution.ended()))
                    .put("message", execution.message());
            ArrayNode containers = node.putArray("containers");
            for (ContainerEnd container : execution.containers()) {
                containers
                        .addObject()
                        .put("name", container.name())
                        .put("exitCode", container.exitCode())
                        .put("reason", container.reason())
                        .put("message", container.message());
            }
        }
    }

    private static void list(ObjectNode json, String name, List<String> values) {
        values.forEach(json.putArray(name)::add);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
