/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.provision.StackChange;
import io.cplnprefect.bridge.provision.StackOutcome;
import io.cplnprefect.bridge.provision.StackPlan;
import io.cplnprefect.bridge.provision.StackReport;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.ColorScheme;

/** Plans and reports of stacks as results. Pure functions. */
final class StackResult {

    private StackResult() {}

    static Result of(StackPlan plan) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("dryRun", true);
        ArrayNode changes = document.putArray("changes");
        for (StackChange change : plan.changes()) {
            ObjectNode node = changes.addObject()
                    .put("object", change.object())
                    .put("action", change.action().name().toLowerCase(Locale.ROOT));
            ArrayNode fields = node.putArray("fields");
            change.fields().forEach(field -> fields.add(field.toString()));
        }
        add(document.putArray("problems"), plan.problems());
        add(document.putArray("notes"), plan.notes());
        return new Result(document, "Dry run: nothing was changed\n" + plan);
    }

    static Result of(StackReport report, @Nullable String address, ColorScheme colors) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode outcomes = document.putArray("outcomes");
        Table table = new Table(colors, "RESULT", "OBJECT", "REASON");
        for (StackOutcome outcome : report.outcomes()) {
            String result = outcome.result().name().toLowerCase(Locale.ROOT);
            outcomes.addObject()
                    .put("object", outcome.object())
                    .put("result", result)
                    .put("reason", outcome.reason());
            table.row(result, outcome.object(), outcome.reason());
        }
        add(document.putArray("notes"), report.notes());
        StringBuilder text = new StringBuilder(table.toString());
        report.notes().forEach(note -> text.append("Note: ").append(note).append('\n'));
        if (address != null) {
            document.put("apiUrl", address);
            text.append("API: ").append(address).append('\n');
        }
        return new Result(document, text.toString());
    }

    static Result ofDeletion(List<String> links) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("dryRun", true);
        add(document.putArray("deleted"), links);
        StringBuilder text = new StringBuilder("Dry run: nothing was changed\n");
        links.forEach(link -> text.append("delete ").append(link).append('\n'));
        return new Result(document, text.toString());
    }

    static int exitCode(StackReport report) {
        RuntimeException failure = report.failure();
        return failure == null ? ExitCode.DONE : ExitCode.of(failure);
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
