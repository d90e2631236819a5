/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes the new state of an item from a request body: its envelope, its defaults, and the checks. */
public final class ItemWriter {
    /** Members that the server owns. Clients send them back with whole documents; they are ignored. */
    private static final List<String> READ_ONLY = List.of(
            "id", "kind", "version", "created", "lastModified", "links", "status", "gvc", "alias", "origin", "health");

    private static final String ALIAS_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Clock clock;
    private final Store store;
    private final Random random = new Random();

    /** Creates a writer that reads timestamps from a clock. */
    public ItemWriter(Clock clock, Store store) {
        this.clock = clock;
        this.store = store;
    }

    /** Returns the current time as the API writes it. */
    public String now() {
        return timestamp(clock.instant());
    }

    /** Returns a time as the API writes it. */
    public static String timestamp(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        String text = millis.toString();
        // Instant omits zero milliseconds; the API does not.
        return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
    }

    /**
     * Returns the item that results from a POST or PUT; nothing is stored.
     *
     * @throws ApiException if the body is not valid
     */
    public ObjectNode replaced(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode body) {
        return finished(kind, link, existing, content(kind, Json.withoutNulls(body)));
    }

    /**
     * Returns the item that results from a PATCH; nothing is stored.
     *
     * @throws ApiException if the result is not valid or the version in the patch is not the current one
     */
    ObjectNode patched(Kind kind, String link, ObjectNode existing, ObjectNode patch) {
        JsonNode version = patch.path("version");
        if (version.isNumber()
                && version.longValue() != existing.path("version").longValue()) {
            throw ApiException.conflict("Version " + version.longValue() + " of " + link
                    + " is not the current version " + existing.path("version").longValue() + "; read the item again");
        }
        ObjectNode content = withoutServerMembers(existing);
        MergePatch.apply(content, content(kind, patch));
        return finished(kind, link, existing, Json.withoutNulls(content));
    }

    private static ObjectNode content(Kind kind, ObjectNode body) {
        String name = body.path("kind").asText(kind.name());
        if (!name.toLowerCase(Locale.ROOT).equals(kind.name())) {
            throw ApiException.badRequest("kind must be " + kind.name() + " in this collection, not " + name);
        }
        return withoutServerMembers(body);
    }

    /** Returns a copy of a document without the members that the server owns. */
    public static ObjectNode withoutServerMembers(ObjectNode document) {
        return document.deepCopy().without(READ_ONLY);
    }

    private ObjectNode finished(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode content) {
        // Items that are addressed by id may have another name.
        String current =
                existing == null ? Links.name(link) : existing.path("name").asText();
        String name = content.path("name").asText(current);
        if (!name.equals(current)) {
            throw ApiException.badRequest("name: the name of " + link + " may not be changed");
        }
        content.put("name", name);
        Defaults.apply(kind, content);
        List<String> problems = ItemRules.problems(kind, content, existing, link, store);
        if (!problems.isEmpty()) {
            throw ApiException.badRequest(problems);
        }
        return enveloped(kind, link, existing, content);
    }

    /** Returns an item with the members that the server owns. */
    public ObjectNode enveloped(Kind kind, String link, @Nullable ObjectNode existing, ObjectNode content) {
        String now = now();
        ObjectNode item = Json.object();
        item.put("kind", kind.name());
        item.put(
                "id",
                existing == null
                        ? UUID.randomUUID().toString()
                        : existing.path("id").asText());
        item.put("name", content.path("name").asText(Links.name(link)));
        if (kind.name().equals("gvc")) {
            item.put(
                    "alias", existing == null ? alias() : existing.path("alias").asText());
        }
        if (kind.scope() == Kind.Scope.GVC) {
            item.put("gvc", Links.gvcOf(link));
        }
        item.put("description", content.path("description").asText(Links.name(link)));
        item.put("version", existing == null ? 1 : existing.path("version").asLong() + 1);
        item.set("tags", content.has("tags") ? content.path("tags") : Json.object());
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
        ArrayNode links = links(kind, link);
        if (isCustomLocation(kind, content)) {
            item.put("origin", "custom");
            Links.add(links, "install", link + "/-install");
            Links.add(links, "uninstall", link + "/-uninstall");
        }
        item.set("links", links);
        item.set("status", existing == null ? firstStatus(kind, link) : existing.path("status"));
        return item;
    }

    private static boolean isCustomLocation(Kind kind, ObjectNode content) {
        return kind.name().equals("location")
                && content.path("provider").asText().equals("byok");
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
