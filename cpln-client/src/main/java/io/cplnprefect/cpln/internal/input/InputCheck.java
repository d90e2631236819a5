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
import java.util.Set;

/**
 * The check of a document or patch before it is sent: its name, description, tags, links, and for workloads the quantities, the
 * variables, the volumes and the schedule. All other rules are left to the server.
 */
public final class InputCheck {

    private static final int MAX_DESCRIPTION = 250;
    private static final int MAX_TAGS = 50;
    private static final Set<String> FREE = Set.of("status", "links", "tags", "data");

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
        if (document.hasNonNull("name")) {
            check.name(kind, document.path("name"));
        } else {
            check.problems.add(new Problem("name", "is missing", "set the name of the " + kind));
        }
        check.members(kind, document);
        return check.problems;
    }

    /**
     * Returns the problems of a patch: those of the members that it sets, appends, merges or replaces.
     *
     * @param kind kind of the object
     * @param patch the patch
     * @return all problems; their texts contain no value of a secret
     */
    public static List<Problem> patchProblems(String kind, JsonNode patch) {
        InputCheck check = new InputCheck();
        if (patch.hasNonNull("name")) {
            check.name(kind, patch.path("name"));
        }
        check.members(kind, patch);
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
        refuse(kind + " '" + document.path("name").asText() + "'", problems(kind, document));
    }

    /**
     * Checks a patch.
     *
     * @param kind kind of the object
     * @param name name of the object
     * @param patch the patch
     * @throws UsageException if the patch is invalid; contains all problems
     */
    public static void requirePatch(String kind, String name, JsonNode patch) {
        refuse("patch of " + kind + " '" + name + "'", patchProblems(kind, patch));
    }

    private static void refuse(String object, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new UsageException(problems.stream()
                    .map(problem -> "Invalid " + object + ": " + problem)
                    .toList());
        }
    }

    private void members(String kind, JsonNode document) {
        description(document.path("description"));
        Member.of("", document, "tags").forEach(this::tags);
        document.properties().forEach(member -> {
            if (!isFree(member.getKey())) {
                links(member.getKey(), member.getKey(), member.getValue());
            }
        });
        if (kind.equals("workload")) {
            Member.of("", document, "spec").forEach(new WorkloadCheck(problems)::check);
        }
    }

    /** Returns whether a member has a content of its own: what the server sets, the tags, and the data of secrets. */
    private static boolean isFree(String member) {
        return FREE.contains(member.substring(member.indexOf('/') + 1));
    }

    private void name(String kind, JsonNode name) {
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

    private void tags(Member member) {
        JsonNode tags = member.value();
        if (!tags.isObject()) {
            problems.add(new Problem(member.path(), "is not an object", "use an object of names and values"));
        }
        if (tags.size() > MAX_TAGS) {
            problems.add(new Problem(member.path(), "has " + tags.size() + " entries", "use at most " + MAX_TAGS));
        }
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            String path = DocumentPath.of(member.path(), tag.getKey());
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
            value.properties().stream()
                    // The elements that a patch removes can be names.
                    .filter(inner -> !inner.getKey().startsWith("$drop/"))
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
