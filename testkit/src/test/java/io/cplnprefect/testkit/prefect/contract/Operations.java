/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operations of a server, as its own {@code openapi.json} lists them, without those of its user interface. */
record Operations(List<Operation> all, Map<Operation, Pattern> patterns) {
    /**
     * One operation.
     *
     * @param path the path with placeholders in braces
     * @param hasBody whether the request has a body with fields
     */
    record Operation(String method, String path, boolean hasBody) {
        static Operation of(String text) {
            String[] parts = text.split(" ", -1);
            return new Operation(parts[0], parts[1], parts.length > 2);
        }

        /** Returns the pattern of the requests of this operation, with their method. */
        Pattern pattern() {
            return Pattern.compile(method + " " + path.replaceAll("\\{\\w+}", "[^/]+"));
        }

        /** Returns the outcomes of which the suite needs a case. */
        Set<Outcome> outcomes() {
            EnumSet<Outcome> outcomes = EnumSet.of(Outcome.VALID);
            if (path.contains("{")) {
                outcomes.add(Outcome.MISSING);
            }
            if (hasBody) {
                outcomes.add(Outcome.INVALID);
            }
            return outcomes;
        }

        private long placeholders() {
            return path.chars().filter(c -> c == '{').count();
        }

        /** Returns method and path. */
        String name() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return name() + (hasBody ? " body" : "");
        }
    }

    /** Reads the recorded text of operations. */
    static Operations read(List<String> lines) {
        List<Operation> all = lines.stream().map(Operation::of).toList();
        return new Operations(all, all.stream().collect(Collectors.toMap(one -> one, Operation::pattern)));
    }

    /** Returns the operations of an OpenAPI document. */
    static Operations ofOpenApi(JsonNode document) {
        Set<String> operations = new TreeSet<>(Comparator.comparing(line -> line.split(" ", -1)[1] + line));
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                boolean hasBody = operation.getValue().has("requestBody");
                operations.add(
                        new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), hasBody).toString());
            }
        }
        operations.removeIf(line -> line.contains(" /ui/"));
        return read(List.copyOf(operations));
    }

    /** Returns the operation that a case calls; the one with the fewest placeholders, as the server does. */
    Optional<Operation> of(ContractCase one) {
        String request =
                one.method() + " " + one.path().replaceFirst("\\?.*", "").replaceAll("<[^>]*>", "id");
        return all.stream()
                .filter(operation -> Objects.requireNonNull(patterns.get(operation))
                        .matcher(request)
                        .matches())
                .min(Comparator.comparingLong(Operation::placeholders));
    }

    /** Returns the text that {@link #read} accepts. */
    List<String> lines() {
        return all.stream().map(Operation::toString).toList();
    }

    /** Returns the outcomes of operations for which no script has a case. */
    List<String> withoutCase(List<ContractScript> scripts) {
        Set<String> present = new HashSet<>();
        for (ContractScript script : scripts) {
            for (ContractCase one : script.cases()) {
                of(one).ifPresent(operation -> present.add(one.outcome() + " " + operation.name()));
            }
        }
        return all.stream()
                .flatMap(operation -> operation.outcomes().stream().map(outcome -> outcome + " " + operation.name()))
                .filter(needed -> !present.contains(needed))
                .toList();
    }
}
