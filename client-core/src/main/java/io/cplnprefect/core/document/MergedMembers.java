/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The members that the merge keys of one object insert into it. The members of earlier objects take precedence over later ones. */
final class MergedMembers {

    private final ObjectNode members = JsonNodeFactory.instance.objectNode();

    /** Adds the members of an object, or of the objects of a list. Returns whether the value is one or the other. */
    boolean add(JsonNode value) {
        if (value.isArray()) {
            boolean valid = true;
            for (JsonNode item : value) {
                valid &= item.isObject() && add(item);
            }
            return valid;
        }
        value.properties().forEach(member -> {
            if (!members.has(member.getKey())) {
                members.set(member.getKey(), member.getValue());
            }
        });
        return value.isObject();
    }

    /** Returns these members, replaced and continued by those of an object. */
    ObjectNode with(ObjectNode own) {
        return members.setAll(own);
    }
}
