/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.prefect.contract.Operations.Operation;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The result of the suite for one release: operations × outcomes, and each response that differs. */
final class ContractReport {
    private final PrefectRelease release;
    private final Operations operations;
    private final Map<Operation, Map<Outcome, Result>> results =
            new TreeMap<>(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    private final List<String> differences = new ArrayList<>();

    /** How a response of the emulator compares with that of the real server. */
    enum Result {
        /** Equal in all cases. */
        SAME,
        /** Different in one case or more. */
        DIFFERENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ContractReport(PrefectRelease release, Operations operations) {
        this.release = release;
        this.operations = operations;
    }

    /** Adds the responses to a script. */
    void add(ContractScript script, List<String> real, List<String> emulated) {
        for (int i = 0; i < script.cases().size(); i++) {
            ContractCase one = script.cases().get(i);
            Operation operation = operations.of(one).orElse(null);
            boolean same = real.get(i).equals(emulated.get(i));
            Result result = same ? Result.SAME : Result.DIFFERENT;
            if (result == Result.DIFFERENT) {
                differences.add("\n" + script.noun() + " " + release.version() + ": " + one.text() + "\n  real     "
                        + real.get(i) + "\n  emulated " + emulated.get(i));
            }
            if (operation != null && one.outcome() != null) {
                results.computeIfAbsent(operation, first -> new EnumMap<>(Outcome.class))
                        .merge(one.outcome(), result, (a, b) -> a == Result.SAME ? b : a);
            }
        }
    }

    /** Returns each response that differs, with its request. */
    List<String> differences() {
        return differences;
    }

    /** Returns the figures in one line. */
    String summary() {
        Map<Result, Long> counts = results.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        return "Prefect " + release.version() + ": " + operations.all().size() + " operations; operations x outcomes: "
                + counts.getOrDefault(Result.SAME, 0L) + " same, " + counts.getOrDefault(Result.DIFFERENT, 0L)
                + " different";
    }

    /** Returns the summary and a line for each operation. */
    String text() {
        StringBuilder text = new StringBuilder(summary()).append("\n\n");
        results.forEach((operation, outcomes) -> text.append(String.format(
                "%-75s %s%n", operation.name(), outcomes.toString().replaceAll("[{}]", ""))));
        return text.append('\n').toString();
    }
}
