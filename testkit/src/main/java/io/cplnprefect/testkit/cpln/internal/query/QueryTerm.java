/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
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
    private static final List<String> OPS =
            List.of("=", "!=", ">", ">=", "<", "<=", "~", "=~", "contains", "exists", "!exists");

    static QueryTerm parse(Kind kind, JsonNode term) {
        List<String> targets = TARGETS.stream().filter(term::has).toList();
        if (targets.size() != 1) {
            throw ApiException.badRequest("A query term must have exactly one of property, tag, rel, not " + targets);
        }
        String target = targets.get(0);
        String key = term.path(target).asText();
        String op = term.path("op").asText("=");
        JsonNode value = term.path("value");
        if (!OPS.contains(op)) {
            throw ApiException.badRequest("Unknown operator " + op + " in a query term; expected one of " + OPS);
        }
        if (op.endsWith("exists") != value.isMissingNode()) {
            throw ApiException.badRequest("The query term " + key + " " + op
                    + (value.isMissingNode() ? " requires a value" : " must not have a value"));
        }
        if (target.equals("property") && !key.equals("*") && !kind.canBeQueriedBy(key)) {
            throw ApiException.badRequest("Items of kind " + kind.name() + " cannot be queried by property " + key);
        }
        if (op.equals("=~")) {
            try {
                Pattern.compile(value.asText());
            } catch (PatternSyntaxException e) {
                throw ApiException.badRequest("Invalid regular expression: " + e.getMessage());
            }
        }
        return new QueryTerm(target, key, op, value);
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
