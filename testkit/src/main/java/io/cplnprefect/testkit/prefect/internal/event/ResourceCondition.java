/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions of a filter on one resource: ids, roles and labels. */
public final class ResourceCondition {
    private static final Pattern WILDCARD = Pattern.compile("[*?]|[^*?]+");

    private ResourceCondition() {}

    /** Returns whether a resource fulfils all conditions. */
    static boolean matches(JsonNode condition, JsonNode resource) {
        return hasId(condition, resource.path("prefect.resource.id").asText())
                && hasRole(condition, resource)
                && hasLabels(condition.path("labels"), resource);
    }

    /** Returns whether an id fulfils the conditions on it. */
    static boolean hasId(JsonNode condition, String id) {
        List<String> ids = EventFilter.texts(condition.path("id"));
        List<String> prefixes = EventFilter.texts(condition.path("id_prefix"));
        return (ids.isEmpty() || ids.contains(id))
                && (prefixes.isEmpty() || prefixes.stream().anyMatch(id::startsWith));
    }

    private static boolean hasRole(JsonNode condition, JsonNode resource) {
        String role = resource.path("prefect.resource.role").asText();
        List<String> roles = EventFilter.texts(condition.path("role"));
        boolean found = condition.path("resources_in_roles").isEmpty();
        for (JsonNode pair : condition.path("resources_in_roles")) {
            found |= pair.path(0).equals(resource.path("prefect.resource.id"))
                    && pair.path(1).asText().equals(role);
        }
        return found && (roles.isEmpty() || roles.contains(role));
    }

    /** Returns whether a resource has one of the values of each label. */
    public static boolean hasLabels(JsonNode labels, JsonNode resource) {
        return labels.properties().stream()
                .allMatch(label -> hasOneOf(label.getValue(), resource.path(label.getKey())));
    }

    private static boolean hasOneOf(JsonNode expected, JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        return expected.isTextual()
                ? matches(expected.asText(), value.asText())
                : EventFilter.texts(expected).stream().anyMatch(one -> matches(one, value.asText()));
    }

    /** Returns whether a value matches an expression, which may have wildcards and start with a negation. */
    public static boolean matches(String expression, String value) {
        boolean negated = expression.startsWith("!");
        String regex = WILDCARD.matcher(negated ? expression.substring(1) : expression)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "*" -> ".*";
                            case "?" -> ".";
                            default -> Pattern.quote(part.group());
                        }));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches() != negated;
    }
}
