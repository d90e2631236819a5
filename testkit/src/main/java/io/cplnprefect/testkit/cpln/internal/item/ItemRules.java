/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.schema.Findings;
import io.cplnprefect.testkit.cpln.internal.schema.Schema;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks of an item that is written: its schema, its references, and the rules of its kind. */
final class ItemRules {
    private ItemRules() {}

    /**
     * Returns all problems of an item, and converts text in it where numbers or booleans are expected.
     *
     * @param existing the stored item, or null if there is none
     * @throws ApiException if the type of a workload is changed
     */
    static List<String> problems(
            Kind kind, ObjectNode content, @Nullable ObjectNode existing, String link, Store store) {
        Schema schema = Schema.of(kind.name(), content);
        Findings findings = schema.check(content);
        List<String> problems = new ArrayList<>(findings.problems());
        findings.references().forEach(reference -> {
            if (!store.has(Links.full(reference.link(), link))) {
                problems.add(reference.path() + ": " + reference.link() + " does not exist");
            }
        });
        if (existing != null) {
            problems.addAll(schema.changes(existing, content));
        }
        switch (kind.name()) {
            case "workload" -> {
                checkTypeIsUnchanged(content, existing);
                problems.addAll(WorkloadRules.problems(content, link, store));
            }
            case "gvc" ->
                problems.addAll(StoredQueries.problems("location", "spec.staticPlacement.locationQuery", content));
            case "group" -> problems.addAll(StoredQueries.problems("user", "memberQuery", content));
            case "policy" -> problems.addAll(PolicyRules.problems(content));
            case "identity" -> problems.addAll(NetworkResources.problems(content));
            case "volumeset" -> problems.addAll(VolumeSetRules.problems(content));
            case "location" -> problems.addAll(locationProblems(content, existing));
            case "secret" -> problems.addAll(SecretRules.problems(content));
            default -> {}
        }
        return problems;
    }

    private static List<String> locationProblems(ObjectNode content, @Nullable ObjectNode existing) {
        boolean custom = content.path("provider").asText().equals("byok");
        return existing == null && !custom
                ? List.of("provider must be byok for a location that is created")
                : List.of();
    }

    private static void checkTypeIsUnchanged(ObjectNode content, @Nullable ObjectNode existing) {
        if (existing != null
                && !existing.path("spec")
                        .path("type")
                        .equals(content.path("spec").path("type"))) {
            throw ApiException.notAllowed("Workload type may not be changed");
        }
    }
}
