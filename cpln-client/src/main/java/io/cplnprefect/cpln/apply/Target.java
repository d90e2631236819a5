/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a manifest with its place in the organization.
 *
 * @param entry the object in the manifest
 * @param kind its kind
 * @param link its full link
 * @param body the document to send: without the members that the server sets
 * @param references the links in the document by their paths, resolved
 */
record Target(
        ManifestEntry entry,
        ManifestKind kind,
        ResourceLink link,
        ObjectNode body,
        Map<String, ResourceLink> references) {

    /** Returns the GVC to which the object belongs, or null if it belongs to none. */
    @Nullable
    String gvc() {
        return link.gvc();
    }
}
