/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The members of objects that the server sets. */
final class ServerMembers {

    private static final Set<String> ALL =
            Set.of("id", "version", "created", "lastModified", "links", "status", "alias", "origin", "health", "gvc");
    private static final Set<String> OF_IMAGES = Set.of("repository", "tag", "manifest", "digest");
    /** Keys of service accounts are created and removed by requests of their own. */
    private static final String KEYS = "keys";

    private static final Set<String> TAG_PREFIXES = Set.of("cpln/", "syncer.cpln.io/", "firebase/");
    private static final String DEPLOY_TIMESTAMP = "cpln/deployTimestamp";

    private ServerMembers() {}

    /** Returns a copy of an object without them. */
    static ObjectNode removedFrom(ManifestKind kind, JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove(ALL);
        if (kind.name().equals("image")) {
            copy.remove(OF_IMAGES);
        }
        if (kind.name().equals("serviceaccount")) {
            copy.remove(KEYS);
        }
        copy.put("kind", kind.name());
        return copy;
    }

    /** Removes the tag by which a workload was last deployed again. */
    static void removeDeployTimestamp(ObjectNode object) {
        if (object.get("tags") instanceof ObjectNode tags) {
            tags.remove(DEPLOY_TIMESTAMP);
            if (tags.isEmpty()) {
                object.remove("tags");
            }
        }
    }

    /** Returns whether the platform sets tags of that name. */
    static boolean isTag(String name) {
        return TAG_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
