/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts the labels of a Job to the tags of its own workload. They stay as they are, because nothing is searched by them. */
final class WorkloadTags {

    /** Control Plane allows 50; the others are reserved for the tags by which workloads are found. */
    private static final int MAX_TAGS = 46;

    private WorkloadTags() {}

    static Map<String, String> read(Fields labels, Findings findings) {
        Map<String, String> tags = new LinkedHashMap<>();
        labels.each((label, value) -> {
            if (CommandTags.RESERVED_PREFIXES.stream().anyMatch(label::startsWith)) {
                labels.problem(
                        label,
                        "is not a valid tag key",
                        "use none of the prefixes " + String.join(", ", CommandTags.RESERVED_PREFIXES));
            } else if (value.isContainerNode()) {
                labels.problem(label, "is not a string", "make it a string");
            } else {
                if (!value.isTextual()) {
                    findings.warning(labels.path(label), "is no string and becomes '" + value.asText() + "'");
                }
                tags.put(label, value.asText());
            }
        });
        if (tags.size() > MAX_TAGS) {
            findings.problem(labels.path(), "has " + tags.size() + " labels", "use at most " + MAX_TAGS);
        }
        return tags;
    }
}
