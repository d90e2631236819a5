/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition of a query.
 *
 * @param target {@code property}, {@code tag} or {@code rel}
 * @param key name of the property, tag or link; {@code *} matches any
 * @param value missing for {@code exists} and {@code !exists}
 */
record QueryTerm(String target, String key, String op, JsonNode value) {
    private static final List<String> TARGETS = List.of("property", "tag", "rel");

    static QueryTerm of(JsonNode term) {
        String target = TARGETS.stream().filter(term::has).findFirst().orElse("property");
        return new QueryTerm(target, term.path(target).asText(), term.path("op").asText("="), term.path("value"));
    }

    /** Adds the problems of a term, beyond those of its schema. */
    static void problems(Kind kind, String path, JsonNode term, List<String> problems) {
        List<String> targets = TARGETS.stream().filter(term::has).toList();
        if (targets.size() != 1) {
            problems.add(path + " must have exactly one of property, tag, rel, not " + targets);
            return;
        }
        String op = term.path("op").asText("=");
        if (op.endsWith("exists") == term.has("value")) {
            problems.add(path + ".value is " + (term.has("value") ? "not allowed" : "required") + " with the operator "
                    + op);
        }
        String property = term.path("property").asText("*");
        if (!property.equals("*") && !kind.canBeQueriedBy(property)) {
            problems.add(
                    path + ".property: items of kind " + kind.name() + " cannot be queried by property " + property);
        }
        if (op.equals("=~")) {
            try {
                Pattern.compile(term.path("value").asText());
            } catch (PatternSyntaxException e) {
                problems.add(path + ".value must be a regular expression: " + e.getDescription());
            }
        }
    }

    boolean matches(JsonNode item) {
        List<JsonNode> actual = valuesIn(item);
        return switch (op) {
            case "exists" -> !actual.isEmpty();
            case "!exists" -> actual.isEmpty();
            case "!=" -> actual.stream().noneMatch(candidate -> QueryValues.same(candidate, value));
            default -> actual.stream().anyMatch(this::test);
        };
    }

    private boolean test(JsonNode candidate) {
        return switch (op) {
            case "=" -> QueryValues.same(candidate, value);
            case ">" -> compare(candidate, sign -> sign > 0);
            case ">=" -> compare(candidate, sign -> sign >= 0);
            case "<" -> compare(candidate, sign -> sign < 0);
            case "<=" -> compare(candidate, sign -> sign <= 0);
            case "=~" ->
                Pattern.compile(value.asText()).matcher(candidate.asText()).find();
            default -> candidate.asText().contains(value.asText());
        };
    }

    private boolean compare(JsonNode candidate, IntPredicate wanted) {
        var sign = QueryValues.compare(candidate, value);
        return sign.isPresent() && wanted.test(sign.getAsInt());
    }

    private List<JsonNode> valuesIn(JsonNode item) {
        List<JsonNode> values = new ArrayList<>();
        if (target.equals("rel")) {
            for (JsonNode link : item.path("links")) {
                if (key.equals(link.path("rel").asText())) {
                    String href = link.path("href").asText();
                    // Clients query a GVC by its plain name.
                    values.add(TextNode.valueOf(value.asText().contains("/") ? href : Links.name(href)));
                }
            }
            return values;
        }
        JsonNode holder = target.equals("tag") ? item.path("tags") : item;
        if (key.equals("*")) {
            holder.forEach(member -> {
                if (member.isValueNode()) {
                    values.add(member);
                }
            });
        } else if (holder.has(key)) {
            values.add(holder.path(key));
        }
        return values;
    }
}
