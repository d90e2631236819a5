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

    void check(Member spec) {
        spec.member("job").flatMap(job -> job.member("schedule")).forEach(this::schedule);
        spec.member("containers").flatMap(Member::elements).forEach(this::container);
    }

    private void schedule(Member schedule) {
        JsonNode text = schedule.value();
        String fault = text.isTextual() ? CronExpression.fault(text.textValue()) : null;
        if (fault != null) {
            problem(schedule.path(), fault, "use five valid fields, such as 0 6 * * MON-FRI");
        }
    }

    private void container(Member element) {
        String path = element.path();
        JsonNode container = element.value();
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
        element.member("env").flatMap(Member::elements).forEach(this::variable);
        element.member("volumes")
                .flatMap(Member::elements)
                .forEach(volume -> source(
                        volume.path() + ".uri", volume.value().path("uri").textValue()));
    }

    private void variable(Member variable) {
        JsonNode name = variable.value().path("name");
        boolean isValid = name.asText().length() <= MAX_VARIABLE
                && VARIABLE.matcher(name.asText()).matches();
        if (name.isTextual() && !isValid) {
            problem(
                    variable.path() + ".name",
                    "is '" + name.textValue() + "'",
                    "use up to " + MAX_VARIABLE + " letters, digits, or the characters - . _, without a digit first");
        }
        String value = variable.value().path("value").textValue();
        if (value != null && value.startsWith("cpln://")) {
            source(variable.path() + ".value", value);
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
