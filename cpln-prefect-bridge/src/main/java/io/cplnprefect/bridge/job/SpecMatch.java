/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The comparison of the spec of a workload with the spec that its hash tag was computed from: a manual change of the spec does
 * not change the tag. A pure function.
 */
final class SpecMatch {

    private static final List<String> CONTAINER_SHAPE = List.of("name", "volumes", "workingDir", "lifecycle");

    private SpecMatch() {}

    /** Returns whether the parts that a job depends on are equal: type, job settings, identity, and the shape of each container. */
    static boolean fits(JsonNode actual, JsonNode expected) {
        return contains(actual.path("type"), expected.path("type"))
                && contains(actual.path("job"), expected.path("job"))
                && (!expected.has("identityLink")
                        || contains(actual.path("identityLink"), expected.path("identityLink")))
                && containersFit(actual.path("containers"), expected.path("containers"));
    }

    private static boolean containersFit(JsonNode actual, JsonNode expected) {
        if (actual.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            for (String member : CONTAINER_SHAPE) {
                JsonNode actualMember = actual.get(i).path(member);
                JsonNode expectedMember = expected.get(i).path(member);
                boolean bothEmpty = isEmptyOrMissing(actualMember) && isEmptyOrMissing(expectedMember);
                if (!bothEmpty && !contains(actualMember, expectedMember)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isEmptyOrMissing(JsonNode node) {
        return node.isEmpty() && !node.isValueNode();
    }

    /** Control Plane adds defaults, so the actual spec may have additional members. */
    private static boolean contains(JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> members =
                    expected.properties().iterator();
            while (members.hasNext()) {
                Map.Entry<String, JsonNode> member = members.next();
                if (!contains(actual.path(member.getKey()), member.getValue())) {
                    return false;
                }
            }
            return actual.isObject();
        }
        if (expected.isArray()) {
            if (actual.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < expected.size(); i++) {
                if (!contains(actual.get(i), expected.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }
}
