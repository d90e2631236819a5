/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.explain.Explanation;
import io.cplnprefect.bridge.sync.SyncEvent;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Help.ColorScheme;

/** The results of observations. Pure functions. */
final class SyncResult {

    private SyncResult() {}

    static Result of(SyncReport report, ColorScheme colors) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("flowRuns", report.flowRuns());
        document.put("jobs", report.jobs());
        ArrayNode events = document.putArray("events");
        Table table = new Table(colors, "FLOW RUN", "ACTION", "RESULT", "DETAIL");
        for (SyncEvent event : report.events()) {
            String action = event.action().getClass().getSimpleName();
            events.addObject()
                    .put("flowRunId", event.flowRunId().toString())
                    .put("action", action)
                    .put("result", event.result().name())
                    .put("detail", event.detail());
            table.row(event.flowRunId(), action, event.result(), event.detail());
        }
        report.problems().forEach(document.putArray("problems")::add);
        StringBuilder text = new StringBuilder();
        text.append(report.flowRuns()).append(" flow runs, ");
        text.append(report.jobs()).append(" live jobs\n");
        if (!report.events().isEmpty()) {
            text.append(table);
        }
        report.problems()
                .forEach(problem -> text.append("Problem: ").append(problem).append('\n'));
        return new Result(document, text.toString());
    }

    static boolean hasFailed(SyncReport report) {
        return !report.problems().isEmpty()
                || report.events().stream().anyMatch(event -> event.result() == SyncEvent.Result.FAILED);
    }

    /** Returns what a round would do about some flow runs. */
    static Result of(List<Explanation> explanations, ColorScheme colors) {
        ArrayNode document = JsonNodeFactory.instance.arrayNode();
        Table table = new Table(colors, "FLOW RUN", "NAME", "STATE", "NEXT");
        for (Explanation each : explanations) {
            ObjectNode row = document.addObject();
            row.put("flowRunId", Objects.toString(each.flowRunId(), null));
            row.put("name", each.flowRunName());
            row.put("state", each.state());
            row.put("pid", each.pid());
            row.put("next", each.next());
            each.inconsistencies().forEach(row.putArray("inconsistencies")::add);
            each.problems().forEach(row.putArray("problems")::add);
            table.row(each.flowRunId(), each.flowRunName(), each.state(), each.next());
        }
        return new Result(document, table.toString());
    }
}
