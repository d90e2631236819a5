/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.link.SourceUri;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links in a document: the members whose names say so, private images, and the sources of variables and volumes. */
final class References {

    private static final Set<String> OTHER_LINKS = Set.of("inboundAllowWorkload", "image", "link");
    private static final Set<String> SOURCES = Set.of("value", "uri");

    private final String org;
    private final @Nullable String gvc;
    private final Map<String, ResourceLink> found = new LinkedHashMap<>();

    private References(String org, @Nullable String gvc) {
        this.org = org;
        this.gvc = gvc;
    }

    /** Returns the full links of a document by their paths; invalid ones are omitted. */
    static Map<String, ResourceLink> in(JsonNode document, String org, @Nullable String gvc) {
        References references = new References(org, gvc);
        document.properties().forEach(member -> {
            if (!member.getKey().equals("data") && !member.getKey().equals("tags")) {
                references.collect(member.getKey(), member.getKey(), member.getValue());
            }
        });
        return references.found;
    }

    /** Returns whether the text of a member is a link. */
    static boolean isLink(String member) {
        return member.endsWith("Link") || member.endsWith("Links") || OTHER_LINKS.contains(member);
    }

    /** Returns the full link that a text means, or null if it is not a link. */
    static @Nullable ResourceLink full(String text, String org, @Nullable String gvc) {
        if (!text.startsWith("/")) {
            return null;
        }
        try {
            return ResourceLink.parse(text).resolve(org, gvc);
        } catch (UsageException notALink) {
            return null;
        }
    }

    private void collect(String member, String path, JsonNode value) {
        if (value.isTextual()) {
            ResourceLink link = isLink(member) ? full(value.textValue(), org, gvc) : source(member, value.textValue());
            if (link != null) {
                found.put(path, link);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(member, DocumentPath.of(path, i), value.path(i));
            }
        } else {
            value.properties()
                    .forEach(inner -> collect(inner.getKey(), DocumentPath.of(path, inner.getKey()), inner.getValue()));
        }
    }

    private @Nullable ResourceLink source(String member, String text) {
        if (!SOURCES.contains(member) || !text.startsWith("cpln://") || gvc == null) {
            return null;
        }
        try {
            return SourceUri.parse(text).target(org, gvc);
        } catch (UsageException notASource) {
            return null;
        }
    }
}
