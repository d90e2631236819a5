/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.link.SourceUri;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of the specification of a workload. */
final class WorkloadCheck {

    private static final List<String> QUANTITIES = List.of("cpu", "memory", "minCpu", "minMemory");
    private static final int MAX_VARIABLE = 120;
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    private final List<Problem> problems;

    WorkloadCheck(List<Problem> problems) {
        this.problems = problems;
    }

    void check(JsonNode spec) {
        JsonNode schedule = spec.path("job").path("schedule");
        String fault = schedule.isTextual() ? CronExpression.fault(schedule.textValue()) : null;
        if (fault != null) {
            problem("spec.job.schedule", fault, "use five valid fields, such as 0 6 * * MON-FRI");
        }
        JsonNode containers = spec.path("containers");
        for (int i = 0; i < containers.size(); i++) {
            container(DocumentPath.of("spec.containers", i), containers.path(i));
        }
    }

    private void container(String path, JsonNode container) {
        JsonNode name = container.path("name");
        String fix = name.isTextual() ? NameRules.containerFix(name.textValue()) : null;
        if (fix != null) {
            problem(path + ".name", "is '" + name.textValue() + "'", fix);
        }
        for (String member : QUANTITIES) {
            JsonNode quantity = container.path(member);
            if (quantity.isTextual() && !Quantity.isValid(quantity.textValue())) {
                problem(
                        DocumentPath.of(path, member),
                        "is '" + quantity.textValue() + "'",
                        "use a quantity such as 500m or 2Gi");
            }
        }
        variables(path + ".env", container.path("env"));
        JsonNode volumes = container.path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            source(
                    DocumentPath.of(path + ".volumes", i) + ".uri",
                    volumes.path(i).path("uri").textValue());
        }
    }

    private void variables(String path, JsonNode variables) {
        for (int i = 0; i < variables.size(); i++) {
            String variable = DocumentPath.of(path, i);
            JsonNode name = variables.path(i).path("name");
            boolean isValid = name.asText().length() <= MAX_VARIABLE
                    && VARIABLE.matcher(name.asText()).matches();
            if (name.isTextual() && !isValid) {
                problem(
                        variable + ".name",
                        "is '" + name.textValue() + "'",
                        "use up to " + MAX_VARIABLE
                                + " letters, digits, or the characters - . _, without a digit first");
            }
            String value = variables.path(i).path("value").textValue();
            if (value != null && value.startsWith("cpln://")) {
                source(variable + ".value", value);
            }
        }
    }

    private void source(String path, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            var unused = SourceUri.parse(text);
        } catch (UsageException e) {
            problem(path, "is not a source (" + e.getMessage() + ")", "correct the address");
        }
    }

    private void problem(String path, String fault, String fix) {
        problems.add(new Problem(path, fault, fix));
    }
}
