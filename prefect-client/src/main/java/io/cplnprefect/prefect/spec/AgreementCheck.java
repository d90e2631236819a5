/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.prefect.internal.document.Durations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of service level agreements, which Prefect Cloud would refuse after the deployment was written. */
final class AgreementCheck {

    private static final List<String> KINDS = List.of("duration", "stale_after", "within");
    private static final Set<String> SEVERITIES = Set.of("minor", "low", "moderate", "high", "critical");

    private final SpecOrigin origin;
    private final List<SpecProblem> problems;

    AgreementCheck(SpecOrigin origin, List<SpecProblem> problems) {
        this.origin = origin;
        this.problems = problems;
    }

    void check(List<? extends Map<String, ?>> agreements) {
        for (int i = 0; i < agreements.size(); i++) {
            check(DocumentPath.of("sla", i), agreements.get(i));
        }
    }

    private void check(String path, Map<String, ?> agreement) {
        if (!(agreement.get("name") instanceof String name) || name.isBlank()) {
            problem(path + ".name", "is missing", "add a name that no other agreement of the deployment has");
        }
        if (KINDS.stream().filter(agreement::containsKey).count() != 1) {
            problem(path, "does not have one of " + KINDS, "use exactly one of them");
        }
        for (String kind : KINDS) {
            if (agreement.containsKey(kind) && !valid(kind, agreement.get(kind))) {
                problem(path + "." + kind, "is no number of seconds", "use a number such as 3600");
            }
        }
        Object severity = agreement.get("severity");
        if (severity != null && !SEVERITIES.contains(String.valueOf(severity))) {
            problem(path + ".severity", "is '" + severity + "'", "use minor, low, moderate, high or critical");
        }
    }

    private static boolean valid(String kind, @Nullable Object value) {
        return kind.equals("duration")
                ? value instanceof Integer || value instanceof Long
                : Durations.seconds(value) != null;
    }

    private void problem(String path, String fault, String fix) {
        problems.add(origin.problem(path, fault, fix));
    }
}
