/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the next state of an item from what a request gives: the envelope, the defaults, the rules. */
final class ItemWriter {
    /** Members the server owns; clients send them back with whole documents, and they are ignored. */
    private static final List<String> READ_ONLY = List.of(
            "id", "kind", "version", "created", "lastModified", "links", "status", "gvc", "alias", "origin", "health");

    private static final String ALIAS_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Clock clock;
    private final Store store;
    private final Random random = new Random();

    ItemWriter(Clock clock, Store store) {
        this.clock = clock;
        this.store = store;
    }

    String now() {
        return timestamp(clock.instant());
    }

    static String timestamp(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        String text = millis.toString();
        // Instant drops zero milliseconds, the API never does.
        return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
    }

    /** The item that a POST or PUT with this body gives; nothing is stored. */
    ObjectNode replaced(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode body) {
        return finished(kind, link, existing, content(kind, Json.withoutNulls(body)));
    }

    /** The item that a PATCH with this body gives; nothing is stored. */
    ObjectNode patched(Kind kind, String link, ObjectNode existing, ObjectNode patch) {
        JsonNode version = patch.path("version");
        if (version.isNumber()
                && version.longValue() != existing.path("version").longValue()) {
            throw ApiFault.conflict("version " + version.longValue() + " of " + link + " is not the current version "
                    + existing.path("version").longValue() + "; read the item again");
        }
        ObjectNode content = existing.deepCopy().without(READ_ONLY);
        MergePatch.apply(content, content(kind, patch));
        return finished(kind, link, existing, Json.withoutNulls(content));
    }

    private static ObjectNode content(Kind kind, ObjectNode body) {
        String given = body.path("kind").asText(kind.name());
        if (!given.toLowerCase(Locale.ROOT).equals(kind.name())) {
            throw ApiFault.badRequest("kind is " + given + " but this collection holds items of kind " + kind.name());
        }
        return body.deepCopy().without(READ_ONLY);
    }

    private ObjectNode finished(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode content) {
        String name = content.path("name").asText(Links.name(link));
        if (!name.equals(Links.name(link))) {
            throw ApiFault.badRequest("the name of " + link + " may not be changed");
        }
        Defaults.apply(kind, content);
        List<String> problems = Rules.problems(kind, name, content, existing, link, store);
        if (!problems.isEmpty()) {
            throw ApiFault.badRequest(problems);
        }
        return enveloped(kind, link, existing, content);
    }

    /** Completes an item with the members the server owns. */
    ObjectNode enveloped(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode content) {
        String now = now();
        ObjectNode item = Json.object();
        item.put("kind", kind.name());
        item.put(
                "id",
                existing == null
                        ? UUID.randomUUID().toString()
                        : existing.path("id").asText());
        item.put("name", Links.name(link));
        if (kind.name().equals("gvc")) {
            item.put(
                    "alias", existing == null ? alias() : existing.path("alias").asText());
        }
        if (kind.scope() == Kind.Scope.GVC) {
            item.put("gvc", Links.gvcOf(link));
        }
        item.put("description", content.path("description").asText(Links.name(link)));
        item.put("version", existing == null ? 1 : existing.path("version").asLong() + 1);
        item.set("tags", content.path("tags").isObject() ? content.path("tags") : Json.object());
        item.put("created", existing == null ? now : existing.path("created").asText());
        item.put("lastModified", now);
        if (existing != null && existing.has("origin")) {
            item.set("origin", existing.path("origin"));
        }
        content.properties().forEach(member -> {
            if (!item.has(member.getKey())) {
                item.set(member.getKey(), member.getValue());
            }
        });
        item.set("links", links(kind, link));
        item.set("status", existing == null ? firstStatus(kind, link) : existing.path("status"));
        return item;
    }

    private ObjectNode firstStatus(Kind kind, String link) {
        ObjectNode status = Json.object();
        if (kind.name().equals("workload")) {
            String alias = gvcAlias(link);
            status.put("endpoint", "https://" + Links.name(link) + "-" + alias + ".cpln.app");
            status.put("canonicalEndpoint", "https://" + Links.name(link) + "-" + alias + ".cpln.app");
            status.put("internalName", Links.name(link) + "." + Links.gvcOf(link) + ".cpln.local");
        }
        return status;
    }

    private String gvcAlias(String link) {
        ObjectNode gvc = store.find(Links.owner(link));
        return gvc == null ? "" : gvc.path("alias").asText();
    }

    private String alias() {
        StringBuilder alias = new StringBuilder();
        for (int i = 0; i < 13; i++) {
            alias.append(ALIAS_CHARACTERS.charAt(random.nextInt(ALIAS_CHARACTERS.length())));
        }
        return alias.toString();
    }

    private static ArrayNode links(Kind kind, String link) {
        ArrayNode links = Json.array();
        Links.add(links, "self", link);
        switch (kind.scope()) {
            case ROOT -> Links.add(links, "gvc", link + "/gvc");
            case ORG -> Links.add(links, "org", Links.owner(link));
            case GVC -> Links.add(links, "gvc", Links.owner(link));
            case ITEM -> Links.add(links, "owner", Links.owner(link));
        }
        if (kind.name().equals("gvc")) {
            Links.add(links, "workload", link + "/workload");
            Links.add(links, "identity", link + "/identity");
        } else if (kind.name().equals("workload")) {
            Links.add(links, "deployment", link + "/deployment");
        }
        return links;
    }
}
