/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item with its position in the order of creation, as a tree or, to save memory, as a text. */
final class StoredItem {
    /** Boxed once, since several indexes have it as their key. */
    private final Long position;

    private final String link;
    private final List<Attribute> attributes;
    private @Nullable ObjectNode tree;
    private @Nullable String text;

    StoredItem(Long position, String link, ObjectNode item) {
        this.position = position;
        this.link = link;
        this.attributes = Attribute.of(item);
        this.tree = item;
    }

    Long position() {
        return position;
    }

    String link() {
        return link;
    }

    /** Returns the attributes that the item had when it was stored. */
    List<Attribute> attributes() {
        return attributes;
    }

    /** Returns the item itself, or a copy if it is archived. */
    ObjectNode item() {
        if (tree != null) {
            return tree;
        }
        try {
            return (ObjectNode) Json.parse(String.valueOf(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The archived item is not valid JSON: " + text, e);
        }
    }

    /** Keeps the item as a text from now on. */
    void archive() {
        if (tree != null) {
            text = Json.write(tree);
            tree = null;
        }
    }
}
