/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Addresses of items and the forms in which documents refer to them. */
final class Links {
    private Links() {}

    static String org(String org) {
        return "/org/" + org;
    }

    static String gvc(String org, String gvc) {
        return org(org) + "/gvc/" + gvc;
    }

    static String name(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** The link of the item that holds the collection an item is in: {@code /org/o/gvc/g} for a workload. */
    static String owner(String link) {
        return parent(parent(link));
    }

    static String parent(String link) {
        return link.substring(0, link.lastIndexOf('/'));
    }

    /** The name of the org in a full link. */
    static String orgOf(String link) {
        return link.split("/", -1)[2];
    }

    /** The name of the gvc in a full link of something below one. */
    static String gvcOf(String link) {
        return link.split("/", -1)[4];
    }

    /**
     * Makes a full link of one that may be relative: {@code //kind/name} counts from the org, {@code //identity/name}
     * and {@code //volumeset/name} from the gvc of the item that holds the link.
     *
     * @param holder full link of the item the link stands in
     */
    static String full(String link, String holder) {
        if (!link.startsWith("//")) {
            return link;
        }
        String rest = link.substring(1);
        boolean inGvc = holder.contains("/gvc/") && (rest.startsWith("/identity/") || rest.startsWith("/volumeset/"));
        return (inGvc ? gvc(orgOf(holder), gvcOf(holder)) : org(orgOf(holder))) + rest;
    }

    static void add(ArrayNode links, String rel, String href) {
        links.addObject().put("rel", rel).put("href", href);
    }

    static String self(JsonNode item) {
        for (JsonNode link : item.path("links")) {
            if ("self".equals(link.path("rel").asText())) {
                return link.path("href").asText();
            }
        }
        throw new IllegalStateException("a stored item has no self link");
    }
}
