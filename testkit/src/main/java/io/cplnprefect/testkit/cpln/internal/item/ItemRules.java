/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published rules of names, limits and references; all that are broken are reported together. */
final class ItemRules {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9])*[a-z0-9]");
    private static final int NAME_LENGTH = 64;
    private static final int DESCRIPTION_LENGTH = 250;
    private static final int TAGS = 50;
    /** Kinds whose names have forms of their own, or that are known by id. */
    private static final Set<String> OTHER_NAMES = Set.of("user", "domain", "image", "quota", "task", "location");

    private static final Set<String> SECRET_TYPES = Set.of(
            "opaque",
            "tls",
            "keypair",
            "userpass",
            "dictionary",
            "aws",
            "ecr",
            "gcp",
            "azure-sdk",
            "docker",
            "azure-connector",
            "nats-account");

    private ItemRules() {}

    static List<String> problems(
            Kind kind, String name, ObjectNode content, @Nullable ObjectNode existing, String link, Store store) {
        List<String> problems = new ArrayList<>();
        if (!OTHER_NAMES.contains(kind.name())) {
            checkName("name", name, NAME_LENGTH, problems);
        }
        if (content.path("description").asText().length() > DESCRIPTION_LENGTH) {
            problems.add("description is longer than " + DESCRIPTION_LENGTH + " characters");
        }
        if (content.path("tags").size() > TAGS) {
            problems.add("more than " + TAGS + " tags");
        }
        problems.addAll(SchemaFields.unknown(kind.name(), content));
        switch (kind.name()) {
            case "workload" -> {
                checkTypeIsKept(content, existing);
                problems.addAll(WorkloadRules.problems(name, content.path("spec")));
                checkIdentity(content, link, store, problems);
            }
            case "gvc" -> checkLocations(content, link, store, problems);
            case "secret" -> checkSecret(content, problems);
            case "policy" -> checkPolicy(content, problems);
            case "volumeset" -> checkVolumeset(content, existing, problems);
            default -> {}
        }
        return problems;
    }

    static void checkName(String what, String name, int maxLength, List<String> problems) {
        if (!NAME.matcher(name).matches() || name.length() > maxLength) {
            problems.add(what + " \"" + name + "\" must match " + NAME.pattern() + " and have at most " + maxLength
                    + " characters");
        }
    }

    private static void checkTypeIsKept(ObjectNode content, @Nullable ObjectNode existing) {
        if (existing != null
                && !existing.path("spec")
                        .path("type")
                        .equals(content.path("spec").path("type"))) {
            throw ApiException.notAllowed("Workload type may not be changed");
        }
    }

    private static void checkIdentity(ObjectNode content, String link, Store store, List<String> problems) {
        String identity = Json.text(content, "spec", "identityLink");
        if (identity != null && !store.has(Links.full(identity, link))) {
            problems.add("spec.identityLink: there is no " + identity);
        }
    }

    private static void checkLocations(ObjectNode content, String link, Store store, List<String> problems) {
        for (JsonNode location : Json.at(content, "spec", "staticPlacement", "locationLinks")) {
            if (!store.has(Links.full(location.asText(), link))) {
                problems.add("spec.staticPlacement.locationLinks: there is no " + location.asText());
            }
        }
    }

    private static void checkSecret(ObjectNode content, List<String> problems) {
        String type = content.path("type").asText();
        if (!SECRET_TYPES.contains(type)) {
            problems.add("type must be one of " + SECRET_TYPES.stream().sorted().toList() + ", not \"" + type + "\"");
        }
        JsonNode data = content.path("data");
        if (!data.isObject() && !data.isTextual()) {
            problems.add("data is required");
        } else if (type.equals("opaque") && !data.path("payload").isTextual()) {
            problems.add("data.payload is required");
        } else if (type.equals("opaque")
                && data.path("encoding").asText().equals("base64")
                && !isBase64(data.path("payload").asText())) {
            problems.add("data.payload is not valid base64");
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkPolicy(ObjectNode content, List<String> problems) {
        Kind target = Kinds.find(content.path("targetKind").asText());
        if (target == null) {
            problems.add("targetKind \"" + content.path("targetKind").asText() + "\" is no kind");
        }
        if (Stream.of("target", "targetLinks", "targetQuery")
                        .filter(content::has)
                        .count()
                > 1) {
            problems.add("only one of target, targetLinks, targetQuery may be given");
        }
        for (JsonNode binding : content.path("bindings")) {
            for (JsonNode permission : binding.path("permissions")) {
                if (target != null && !target.permissions().containsKey(permission.asText())) {
                    problems.add("there is no permission " + permission.asText() + " on kind " + target.name());
                }
            }
            if (binding.path("principalLinks").isEmpty()) {
                problems.add("a binding needs principalLinks");
            }
        }
    }

    private static void checkVolumeset(ObjectNode content, @Nullable ObjectNode existing, List<String> problems) {
        JsonNode spec = content.path("spec");
        if (spec.path("initialCapacity").asInt() < 10) {
            problems.add("spec.initialCapacity must be at least 10");
        }
        for (String member : List.of("performanceClass", "fileSystemType")) {
            if (existing != null
                    && existing.path("spec").has(member)
                    && !existing.path("spec").path(member).equals(spec.path(member))) {
                problems.add("spec." + member + " may not be changed");
            }
        }
    }
}
