/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import io.cplnprefect.bridge.job.ContainerEnd;
import io.cplnprefect.bridge.job.JobEnd;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An explanation as text. Pure functions. */
final class ExplanationText {

    private static final String UNKNOWN = "unknown";

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.write(explanation);
        return text.text.toString();
    }

    private void write(Explanation e) {
        line("Flow run", e.flowRunId() == null ? "none" : e.flowRunId() + named(e.flowRunName()));
        line("Work pool", Objects.requireNonNullElse(e.workPool(), "none"));
        line("State", Objects.requireNonNullElse(e.state(), e.flowRunId() == null ? "none" : "does not exist"));
        line("PID", Objects.requireNonNullElse(e.pid(), "none"));
        for (ExplainedJob job : e.jobs()) {
            line("Job", job.job().pid() + " " + job.job().stage());
            line(
                    "  Created",
                    job.job().created() == null
                            ? UNKNOWN
                            : String.valueOf(job.job().created()));
            line(
                    "  Location",
                    job.job().location().isEmpty() ? UNKNOWN : job.job().location());
            line("  Workload", job.workload());
            line("  Replica", Objects.requireNonNullElse(job.replica(), "none"));
            execution(job.execution());
        }
        block(
                "Timeline",
                e.timeline().stream()
                        .map(moment -> moment.time().truncatedTo(ChronoUnit.MILLIS) + "  " + moment.source() + ": "
                                + moment.text())
                        .toList());
        block("Last lines", e.lastLines());
        block("Inconsistencies", e.inconsistencies().isEmpty() ? List.of("none") : e.inconsistencies());
        line("Next", e.next());
        block("Not read", e.problems());
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : " '" + name + "'";
    }

    private void execution(@Nullable JobEnd execution) {
        if (execution == null) {
            return;
        }
        line("  Execution", "from " + execution.started() + " to " + execution.ended() + text(execution.message()));
        for (ContainerEnd container : execution.containers()) {
            line(
                    "  Container",
                    container.name()
                            + (container.exitCode() == null ? "" : ", exit code " + container.exitCode())
                            + text(container.reason())
                            + text(container.message()));
        }
    }

    private static String text(@Nullable String part) {
        return part == null || part.isBlank() ? "" : ", " + part;
    }

    private void line(String name, String value) {
        text.append(String.format("%-16s %s%n", name, value));
    }

    private void block(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(name).append(System.lineSeparator());
            lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
    }
}
