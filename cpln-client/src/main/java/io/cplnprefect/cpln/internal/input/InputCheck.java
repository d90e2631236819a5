/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The check of a document before it is sent: its name, description, tags, links, and for workloads the quantities, the
 * variables, the volumes and the schedule. All other rules are left to the server.
 */
public final class InputCheck {

    private static final int MAX_DESCRIPTION = 250;
    private static final int MAX_TAGS = 50;

    private final List<Problem> problems = new ArrayList<>();

    private InputCheck() {}

    /**
     * Returns the problems of a document.
     *
     * @param kind kind of the object
     * @param document the document; never changed
     * @return all problems; their texts contain no value of a secret
     */
    public static List<Problem> problems(String kind, JsonNode document) {
        InputCheck check = new InputCheck();
        check.name(kind, document.path("name"));
        check.description(document.path("description"));
        check.tags(document.path("tags"));
        document.properties().forEach(member -> {
            if (!isFree(member.getKey())) {
                check.links(member.getKey(), member.getKey(), member.getValue());
            }
        });
        if (kind.equals("workload")) {
            new WorkloadCheck(check.problems).check(document.path("spec"));
        }
        return check.problems;
    }

    /**
     * Checks a document.
     *
     * @param kind kind of the object
     * @param document the document
     * @throws UsageException if the document is invalid; contains all problems
     */
    public static void require(String kind, JsonNode document) {
        List<Problem> found = problems(kind, document);
        if (!found.isEmpty()) {
            String object = "Invalid " + kind + " '" + document.path("name").asText() + "': ";
            throw new UsageException(
                    found.stream().map(problem -> object + problem).toList());
        }
    }

    /** Returns whether a member has a content of its own: what the server sets, the tags, and the data of secrets. */
    private static boolean isFree(String member) {
        return member.equals("status") || member.equals("links") || member.equals("tags") || member.equals("data");
    }

    private void name(String kind, JsonNode name) {
        if (name.isMissingNode() || name.isNull()) {
            problems.add(new Problem("name", "is missing", "set the name of the " + kind));
            return;
        }
        String fix = name.isTextual() ? NameRules.fix(kind, name.textValue()) : "use a text";
        if (fix != null) {
            problems.add(new Problem("name", "is '" + name.asText() + "'", fix));
        }
    }

    private void description(JsonNode description) {
        String text = description.asText();
        if (description.isTextual() && text.length() > MAX_DESCRIPTION) {
            problems.add(new Problem(
                    "description", "has " + text.length() + " characters", "use at most " + MAX_DESCRIPTION));
        }
    }

    private void tags(JsonNode tags) {
        if (tags.isMissingNode() || tags.isNull()) {
            return;
        }
        if (!tags.isObject()) {
            problems.add(new Problem("tags", "is not an object", "use an object of names and values"));
        }
        if (tags.size() > MAX_TAGS) {
            problems.add(new Problem("tags", "has " + tags.size() + " entries", "use at most " + MAX_TAGS));
        }
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            String path = DocumentPath.of("tags", tag.getKey());
            if (tag.getKey().isBlank()) {
                problems.add(new Problem(path, "has an empty name", "set the name of the tag"));
            }
            if (tag.getValue().isContainerNode()) {
                problems.add(new Problem(path, "is an object or array", "use a text, number or boolean"));
            }
        }
    }

    /** Checks the texts in members whose names say that they are links. */
    private void links(String member, String path, JsonNode value) {
        if (value.isTextual()) {
            if (member.endsWith("Link") || member.endsWith("Links")) {
                link(path, value.textValue());
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                links(member, DocumentPath.of(path, i), value.get(i));
            }
        } else {
            value.properties()
                    .forEach(inner -> links(inner.getKey(), DocumentPath.of(path, inner.getKey()), inner.getValue()));
        }
    }

    private void link(String path, String text) {
        try {
            var unused = ResourceLink.parse(text);
        } catch (UsageException e) {
            problems.add(new Problem(
                    path, "is not a link (" + e.getMessage() + ")", "use /org/ORG/KIND/NAME or //KIND/NAME"));
        }
    }
}
