/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the spec of a workload with the spec that its hash tag was computed from: a manual change of the spec does
 * not change the tag. A pure function.
 */
public final class SpecMatch {

    /** Commands override these members of containers, so that they have no effect on jobs. */
    private static final Set<String> OVERRIDDEN = Set.of("image", "cpu", "memory");

    /** Members of containers that change all jobs if they are added. */
    private static final List<String> SHAPE = List.of("volumes", "workingDir", "lifecycle", "gpu");

    private static final List<String> COMPARED =
            List.of("type", "job", "containers", "firewallConfig", "securityOptions", "rolloutOptions", "extras");

    private SpecMatch() {}

    /** Returns where the actual spec differs from the expected one in what jobs depend on, or null if it does not. */
    public static @Nullable String difference(JsonNode actual, JsonNode expected) {
        for (String member : COMPARED) {
            String path = difference(actual.path(member), expected.path(member), member);
            if (path != null) {
                return path;
            }
        }
        boolean named = expected.has("identityLink");
        boolean sameIdentity = lastPart(actual.path("identityLink")).equals(lastPart(expected.path("identityLink")));
        return named && !sameIdentity ? "identityLink" : null;
    }

    /** Links are full or relative. */
    private static String lastPart(JsonNode link) {
        return link.asText().substring(link.asText().lastIndexOf('/') + 1);
    }

    /** Control Plane adds defaults, so the actual value may have additional members. */
    private static @Nullable String difference(JsonNode actual, JsonNode expected, String path) {
        if (isEmpty(actual) && isEmpty(expected)) {
            return null;
        }
        if (expected.isMissingNode()) {
            // Only members of containers are compared if they are not expected.
            return path.startsWith("containers[") ? path : null;
        }
        if (expected.isObject()) {
            return ofObjects(actual, expected, path);
        }
        if (expected.isArray()) {
            return ofArrays(actual, expected, path);
        }
        boolean equal = (expected.isNumber() && actual.isNumber())
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
        return equal ? null : path;
    }

    private static @Nullable String ofObjects(JsonNode actual, JsonNode expected, String path) {
        if (!actual.isObject()) {
            return path;
        }
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            members.add(member.getKey());
        }
        boolean container = path.startsWith("containers[") && path.endsWith("]");
        if (container) {
            members.removeAll(OVERRIDDEN);
            members.addAll(SHAPE);
        }
        for (String member : members) {
            String different = difference(actual.path(member), expected.path(member), Fields.pathOf(path, member));
            if (different != null) {
                return different;
            }
        }
        return null;
    }

    private static @Nullable String ofArrays(JsonNode actual, JsonNode expected, String path) {
        if (actual.size() != expected.size() || !actual.isArray()) {
            return path;
        }
        for (int i = 0; i < expected.size(); i++) {
            String different = difference(actual.get(i), expected.get(i), Fields.pathOf(path, i));
            if (different != null) {
                return different;
            }
        }
        return null;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
    }
}
