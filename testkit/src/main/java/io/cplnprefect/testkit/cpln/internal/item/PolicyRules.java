/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;

/** The rules of a policy: its targets, and the permissions that it grants. */
final class PolicyRules {
    private PolicyRules() {}

    static List<String> problems(JsonNode content) {
        List<String> problems = new ArrayList<>();
        Kind kind = Kinds.find(content.path("targetKind").asText());
        if (kind == null) {
            if (content.has("targetKind")) {
                problems.add("targetKind must be a kind of items");
            }
            return problems;
        }
        boolean selects = !content.path("targetLinks").isEmpty() || content.has("targetQuery");
        if (content.has("target") && selects) {
            problems.add("target: all is not allowed together with targetLinks or targetQuery");
        }
        for (int i = 0; i < content.path("targetLinks").size(); i++) {
            String target = content.path("targetLinks").path(i).asText();
            if (target.lastIndexOf('/') > 0 && !Links.name(Links.parent(target)).equals(kind.name())) {
                problems.add("targetLinks[" + i + "] must link to " + kind.name());
            }
        }
        for (int i = 0; i < content.path("bindings").size(); i++) {
            JsonNode permissions = content.path("bindings").path(i).path("permissions");
            for (int j = 0; j < permissions.size(); j++) {
                String permission = permissions.path(j).asText();
                if (!kind.permissions().containsKey(permission)) {
                    problems.add("bindings[" + i + "].permissions[" + j + "]: kind " + kind.name()
                            + " has no permission " + permission);
                }
            }
        }
        problems.addAll(StoredQueries.problems(kind.name(), "targetQuery", content));
        return problems;
    }
}
