/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the limits in the declaration of a field. */
final class Limits {
    private static final Pattern LINK = Pattern.compile("/org/[^/]+/.+|//[^/]+/.+");

    private Limits() {}

    /** Returns the limits of a declaration; each applies to values of the declared type. */
    static List<Limit> of(JsonNode declaration) {
        List<Limit> limits = new ArrayList<>();
        JsonNode range = declaration.path("range");
        if (range.isArray()) {
            limits.add(range(range, declaration.path("relaxed")));
        }
        if (declaration.has("not")) {
            limits.add(not(declaration.path("not")));
        }
        if (declaration.has("length")) {
            limits.add(size(declaration.path("length"), "characters"));
        }
        if (declaration.has("items")) {
            limits.add(size(declaration.path("items"), "elements"));
        }
        if (declaration.has("pattern")) {
            limits.add(pattern(declaration));
        }
        if (declaration.has("reserved")) {
            Pattern reserved = Pattern.compile(declaration.path("reserved").textValue());
            limits.add((value, document) ->
                    reserved.matcher(value.asText()).matches() ? "is reserved; choose another value" : null);
        }
        if (declaration.has("format")) {
            Format format = Format.named(declaration.path("format").textValue());
            limits.add((value, document) -> format.accepts(value.asText()) ? null : format.expectation());
        }
        if (declaration.has("unique")) {
            limits.add(unique(declaration.path("unique").textValue()));
        }
        if (declaration.has("keys")) {
            limits.add(keys(declaration.path("keys").textValue()));
        }
        if (declaration.has("json")) {
            limits.add(json(texts(declaration.path("json"))));
        }
        if (declaration.has("link")) {
            limits.add(link(texts(declaration.path("link"))));
        }
        return limits;
    }

    private static Limit range(JsonNode bounds, JsonNode relaxed) {
        return (value, document) -> {
            boolean isRelaxed = relaxed.isObject()
                    && document.path("tags")
                            .path(relaxed.path("tag").asText())
                            .asText()
                            .equals("true");
            JsonNode range = isRelaxed ? relaxed.path("range") : bounds;
            boolean fits =
                    value.canConvertToExactIntegral() && value.canConvertToLong() && isWithin(value.longValue(), range);
            return fits ? null : "must be an integer " + (range.path(1).isNull() ? "of " : "") + extent(range);
        };
    }

    private static Limit size(JsonNode range, String unit) {
        return (value, document) -> {
            int size = value.isTextual() ? value.textValue().length() : value.size();
            return isWithin(size, range) ? null : "must have " + extent(range) + " " + unit + ", not " + size;
        };
    }

    private static boolean isWithin(long value, JsonNode range) {
        return (range.path(0).isNull() || value >= range.path(0).longValue())
                && (range.path(1).isNull() || value <= range.path(1).longValue());
    }

    private static String extent(JsonNode range) {
        return range.path(1).isNull()
                ? "at least " + range.path(0).asText()
                : "from " + range.path(0).asText() + " to " + range.path(1).asText();
    }

    private static Limit not(JsonNode reserved) {
        return (value, document) -> {
            for (JsonNode each : reserved) {
                if (each.asText().equals(value.asText())) {
                    return "is reserved; choose another value";
                }
            }
            return null;
        };
    }

    private static Limit pattern(JsonNode declaration) {
        Pattern pattern = Pattern.compile(declaration.path("pattern").textValue());
        String hint = declaration.path("hint").asText("must match " + pattern);
        return (value, document) -> pattern.matcher(value.asText()).matches() ? null : hint;
    }

    private static Limit unique(String member) {
        return (value, document) -> {
            Set<String> names = new HashSet<>();
            for (JsonNode element : value) {
                String name = element.path(member).asText();
                if (!name.isEmpty() && !names.add(Links.name(name))) {
                    return "must have elements with different " + member + "; \"" + name + "\" is repeated";
                }
            }
            return null;
        };
    }

    private static Limit keys(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return (value, document) -> {
            boolean valid = StreamSupport.stream(value.properties().spliterator(), false)
                    .allMatch(member -> pattern.matcher(member.getKey()).matches());
            return valid ? null : "must have keys that match " + pattern;
        };
    }

    private static Limit json(List<String> members) {
        return (value, document) -> {
            List<String> missing = new ArrayList<>(members);
            missing.removeIf(member -> {
                JsonNode found = parsed(value.asText()).path(member);
                return found.isObject() ? !found.isEmpty() : !found.asText().isEmpty();
            });
            return missing.isEmpty() ? null : "must be a JSON text with the members " + String.join(", ", missing);
        };
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            // Reported as a text without any of the members; the parser's message would contain the secret.
            return Json.object();
        }
    }

    private static Limit link(List<String> kinds) {
        return (value, document) -> {
            String link = value.asText();
            if (!LINK.matcher(link).matches()) {
                return "must be a link, /org/<org>/<kind>/<name> or //<kind>/<name>";
            }
            @Nullable String kind = kindOf(link);
            return kinds.isEmpty() || kinds.contains(kind) ? null : "must link to " + String.join(" or ", kinds);
        };
    }

    private static String kindOf(String link) {
        return Links.name(Links.parent(link));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
