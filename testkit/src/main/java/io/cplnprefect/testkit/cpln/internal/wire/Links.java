/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** The links of items, and the forms in which documents refer to them. */
public final class Links {
    private Links() {}

    /** Returns the link of an org. */
    public static String org(String org) {
        return "/org/" + org;
    }

    /** Returns the link of a GVC. */
    public static String gvc(String org, String gvc) {
        return org(org) + "/gvc/" + gvc;
    }

    /** Returns the last segment of a link; several for an image, whose repository may contain slashes. */
    public static String name(String link) {
        return link.substring(beforeName(link) + 1);
    }

    /** Returns the link of the item that owns an item's collection: {@code /org/o/gvc/g} for a workload. */
    public static String owner(String link) {
        return parent(parent(link));
    }

    /** Returns a link without its name. */
    public static String parent(String link) {
        return link.substring(0, beforeName(link));
    }

    private static int beforeName(String link) {
        int collection = link.indexOf('/', "/org/".length());
        boolean isImage = link.startsWith("/image/", collection) && !link.contains("/-");
        return isImage ? collection + "/image".length() : link.lastIndexOf('/');
    }

    /** Returns the name of the org in a full link. */
    public static String orgOf(String link) {
        return link.split("/", -1)[2];
    }

    /** Returns the name of the GVC in a full link below a GVC. */
    public static String gvcOf(String link) {
        return link.split("/", -1)[4];
    }

    /**
     * Returns the full form of a link that may be relative: {@code //kind/name} is relative to the org, {@code
     * //identity/name} and {@code //volumeset/name} to the GVC of the item that contains the link.
     *
     * @param holder full link of the item that contains the link
     */
    public static String full(String link, String holder) {
        if (!link.startsWith("//")) {
            return link;
        }
        String rest = link.substring(1);
        boolean inGvc = holder.contains("/gvc/") && (rest.startsWith("/identity/") || rest.startsWith("/volumeset/"));
        return (inGvc ? gvc(orgOf(holder), gvcOf(holder)) : org(orgOf(holder))) + rest;
    }

    /** Adds a link to an array of links. */
    public static void add(ArrayNode links, String rel, String href) {
        links.addObject().put("rel", rel).put("href", href);
    }

    /** Returns the self link of a stored item. */
    public static String self(JsonNode item) {
        for (JsonNode link : item.path("links")) {
            if ("self".equals(link.path("rel").asText())) {
                return link.path("href").asText();
            }
        }
        throw new IllegalStateException("The stored item has no self link.");
    }
}
