/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of {@code limits.json} that requires or forbids fields depending on the value of another. */
record Condition(JsonNode declaration) {
    /** Adds the problems of a document. */
    void check(JsonNode document, List<String> problems) {
        String reason = reason(document);
        if (reason == null) {
            return;
        }
        for (JsonNode path : declaration.path("require")) {
            Paths.values(document, path.asText()).forEach((found, value) -> {
                if (value.isMissingNode()) {
                    problems.add(found + " is required where " + reason);
                }
            });
        }
        for (JsonNode path : declaration.path("forbid")) {
            Paths.values(document, path.asText()).forEach((found, value) -> {
                if (value.isContainerNode() ? !value.isEmpty() : !value.isMissingNode()) {
                    problems.add(found + " is not allowed where " + reason);
                }
            });
        }
    }

    /** Returns the condition as a text if the document meets it, otherwise null. */
    private @Nullable String reason(JsonNode document) {
        boolean negated = declaration.has("unless");
        var test = declaration
                .path(negated ? "unless" : "when")
                .properties()
                .iterator()
                .next();
        String actual = document.at("/" + test.getKey().replace('.', '/')).asText();
        boolean equal = actual.equals(test.getValue().asText());
        return equal == negated ? null : test.getKey() + " is " + actual;
    }
}
