/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.cleanup.CleanupEvent;
import io.cplnprefect.bridge.cleanup.CleanupReport;
import io.cplnprefect.bridge.cleanup.QuotaForecast;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import picocli.CommandLine.Help.ColorScheme;

/** The report of a cleanup as a result. Pure functions. */
final class CleanupResult {

    private CleanupResult() {}

    static Result of(CleanupReport report, ColorScheme colors) {
        return new Result(document(report), text(report, colors));
    }

    private static String text(CleanupReport report, ColorScheme colors) {
        StringBuilder text = new StringBuilder();
        if (report.dryRun()) {
            text.append("Dry run: nothing was changed\n");
        }
        Table table = new Table(colors, "KIND", "OBJECT", "RESULT", "REASON");
        report.events().forEach(event -> table.row(event.kind(), event.object(), event.result(), event.reason()));
        text.append(table);
        for (QuotaForecast quota : report.quotas()) {
            text.append("GVC %s: %d of %d workloads, %d of them retired\n"
                    .formatted(quota.gvc(), quota.workloads(), quota.limit(), quota.retired()));
        }
        report.problems()
                .forEach(problem -> text.append("Problem: ").append(problem).append('\n'));
        return text.toString();
    }

    private static ObjectNode document(CleanupReport report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("dryRun", report.dryRun());
        ArrayNode events = document.putArray("events");
        for (CleanupEvent event : report.events()) {
            events.addObject()
                    .put("kind", event.kind())
                    .put("object", event.object())
                    .put("result", event.result().name())
                    .put("reason", event.reason());
        }
        ArrayNode quotas = document.putArray("quotas");
        for (QuotaForecast quota : report.quotas()) {
            quotas.addObject()
                    .put("gvc", quota.gvc())
                    .put("workloads", quota.workloads())
                    .put("limit", quota.limit())
                    .put("retired", quota.retired())
                    .put("free", quota.free());
        }
        report.problems().forEach(document.putArray("problems")::add);
        return document;
    }
}
