/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Whether a workload still has the shape that its hash tag promises; a hand edit changes the spec and leaves the tag. A pure
 * function.
 */
final class SpecMatch {

    private static final List<String> CONTAINER_SHAPE = List.of("name", "volumes", "workingDir", "lifecycle");

    private SpecMatch() {}

    /** Compares what a job depends on: type, job settings, identity, and each container's name, mounts and hooks. */
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
                JsonNode have = actual.get(i).path(member);
                JsonNode want = expected.get(i).path(member);
                boolean bothEmpty = want.isEmpty() && have.isEmpty() && !want.isValueNode() && !have.isValueNode();
                if (!bothEmpty && !contains(have, want)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The platform adds defaults of its own, so it may say more than was asked for, but nothing else. */
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
