/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a stored object and the object that is to replace it. Short and full links are equal, as are absent and
 * empty members, numbers of equal value, and lists of links, permissions, addresses and hosts in another order.
 */
final class Difference {

    private static final String MASK = "********";
    private static final int MAX_VALUE = 80;
    private static final Pattern SETS =
            Pattern.compile("permissions|.+Links|.+CIDR|inboundAllowWorkload|outboundAllowHostname");

    private final Target target;
    private final boolean isPartial;
    private final List<FieldChange> changes = new ArrayList<>();

    private Difference(Target target, boolean isPartial) {
        this.target = target;
        this.isPartial = isPartial;
    }

    /** Returns the changes from the stored object to what the server would store. */
    static List<FieldChange> between(Target target, JsonNode stored, JsonNode next) {
        return of(target, stored, next, false);
    }

    /** Returns the changes from the stored object to a document, without the members that only the stored object has. */
    static List<FieldChange> toDocument(Target target, JsonNode stored, JsonNode document) {
        return of(target, stored, document, true);
    }

    private static List<FieldChange> of(Target target, JsonNode stored, JsonNode next, boolean isPartial) {
        Difference difference = new Difference(target, isPartial);
        difference.compare("", "", stored, next);
        return difference.changes;
    }

    private void compare(String member, String path, JsonNode before, JsonNode after) {
        if (isAbsent(before) && isAbsent(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            after.fieldNames().forEachRemaining(names::add);
            before.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!isIgnored(path, name, after)) {
                    compare(name, DocumentPath.of(path, name), before.path(name), after.path(name));
                }
            }
        } else if (before.isArray() && after.isArray()) {
            arrays(member, path, before, after);
        } else if (!isEqual(member, before, after)) {
            changes.add(new FieldChange(path, text(path, before), text(path, after)));
        }
    }

    private void arrays(String member, String path, JsonNode before, JsonNode after) {
        if (SETS.matcher(member).matches()) {
            if (!sorted(member, before).equals(sorted(member, after))) {
                changes.add(new FieldChange(path, text(path, before), text(path, after)));
            }
            return;
        }
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(member, DocumentPath.of(path, i), before.path(i), after.path(i));
        }
    }

    private List<String> sorted(String member, JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.isTextual() ? canonical(member, item.textValue()) : item.toString()));
        return texts.stream().sorted().toList();
    }

    private boolean isIgnored(String path, String name, JsonNode after) {
        boolean isOnlyStored = !after.has(name);
        return isOnlyStored && (isPartial || (path.equals("tags") && ServerMembers.isTag(name)));
    }

    private boolean isEqual(String member, JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            return before.decimalValue().compareTo(after.decimalValue()) == 0;
        }
        if (before.isTextual() && after.isTextual()) {
            return canonical(member, before.textValue()).equals(canonical(member, after.textValue()));
        }
        return before.equals(after);
    }

    /** Returns the full form of a link, and any other text as it is. */
    private String canonical(String member, String text) {
        String org = target.link().org();
        ResourceLink link = org == null || !References.isLink(member) ? null : References.full(text, org, target.gvc());
        return link == null ? text : link.toString();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private @Nullable String text(String path, JsonNode value) {
        if (value instanceof MissingNode) {
            return null;
        }
        if (isSecret(path)) {
            return MASK;
        }
        String text = value.isContainerNode() ? masked(path, value) : value.toString();
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "…";
    }

    /** Returns a whole object or array, unless it may contain variables or secrets. */
    private static String masked(String path, JsonNode value) {
        boolean hasValues =
                !value.findValues("value").isEmpty() || !value.findValues("env").isEmpty();
        return path.isEmpty() || hasValues ? (value.isArray() ? "[…]" : "{…}") : value.toString();
    }

    private boolean isSecret(String path) {
        boolean isData = target.kind().isSecret() && (path.equals("data") || path.matches("data[.\\[].*"));
        return isData || path.matches("(.*\\.)?env\\[\\d+]\\.value");
    }
}
