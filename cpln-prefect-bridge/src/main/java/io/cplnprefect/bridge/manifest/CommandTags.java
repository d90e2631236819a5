/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Converts the labels of a Job to the tags of its command. */
final class CommandTags {

    /** Control Plane allows 50; the others are reserved for the tags by which a job is found and observed. */
    private static final int MAX_TAGS = 43;

    static final List<String> RESERVED_PREFIXES = List.of("cpln/", "syncer.cpln.io/", "firebase/");
    private static final String PREFECT_PREFIX = "prefect.io/";
    private static final String WORD = "[a-z0-9]([-_.a-z0-9]*[a-z0-9])?";
    private static final Pattern KEY = Pattern.compile("(" + WORD + "/)?" + WORD);
    private static final Pattern VALUE = Pattern.compile("(" + WORD + ")?");

    private CommandTags() {}

    static Map<String, String> read(Fields labels, Findings findings) {
        Map<String, String> tags = new LinkedHashMap<>();
        labels.each((label, value) -> {
            String key = Slug.labelKey(label);
            if (!KEY.matcher(key).matches() || RESERVED_PREFIXES.stream().anyMatch(key::startsWith)) {
                labels.problem(
                        label,
                        "is not a valid tag key",
                        "use letters, digits, '-', '_' and '.' after at most one '/', and none of the prefixes "
                                + String.join(", ", RESERVED_PREFIXES));
            } else if (value.isContainerNode()) {
                labels.problem(label, "is not a string", "make it a string");
            } else if (tags.containsKey(key)) {
                labels.problem(label, "becomes the tag '" + key + "', as another label does", "rename one of them");
            } else {
                warnOfChange(label, key, value, labels.path(label), findings);
                put(tags, key, value.asText(), labels.path(label), findings);
            }
        });
        if (tags.size() > MAX_TAGS) {
            findings.problem(labels.path(), "has " + tags.size() + " labels", "use at most " + MAX_TAGS);
        }
        return tags;
    }

    /** The labels of Prefect contain names as users write them, which always change. */
    private static void warnOfChange(String label, String key, JsonNode value, String path, Findings findings) {
        String slug = Slug.labelValue(value.asText());
        boolean same = label.equals(key) && value.isTextual() && slug.equals(value.textValue());
        if (!same && !label.startsWith(PREFECT_PREFIX) && VALUE.matcher(slug).matches()) {
            findings.warning(path, "is '" + value.asText() + "' and becomes the tag " + key + "=" + slug);
        }
    }

    /** A label that cannot be a tag is only a warning, because it may contain the name of a flow, in any script. */
    private static void put(Map<String, String> tags, String key, String value, String path, Findings findings) {
        String slug = Slug.labelValue(value);
        if (VALUE.matcher(slug).matches()) {
            tags.put(key, slug);
        } else {
            findings.warning(path, "has no letter or digit that a tag may contain and was ignored");
        }
    }
}
