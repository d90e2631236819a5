/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of a list that a request selects by {@code limit} and {@code offset}, in the order of {@code sort}. */
public record Page(int limit, int offset) {
    /** The server's default is also its maximum. */
    private static final int LIMIT = 200;

    public static Page of(ApiRequest request) {
        JsonNode limit = request.parts().path("limit");
        JsonNode offset = request.parts().path("offset");
        if (offset.isNumber() && offset.asInt() < 0) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.tooSmall(Location.BODY.child("offset"), offset);
            errors.raise();
        }
        if (limit.isNumber() && limit.asInt() < 0) {
            throw ErrorResponseException.detail(422, "Invalid limit: must be greater than or equal to 0.");
        }
        if (limit.isNumber() && limit.asInt() > LIMIT) {
            throw ErrorResponseException.detail(422, "Invalid limit: must be less than or equal to " + LIMIT + ".");
        }
        return new Page(limit.asInt(LIMIT), offset.asInt(0));
    }

    public ArrayNode of(Stream<ObjectNode> sorted, Function<ObjectNode, ? extends JsonNode> shown) {
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        sorted.skip(offset).limit(limit).map(shown).forEach(page::add);
        return page;
    }

    /**
     * Returns the order that a request selects.
     *
     * @param names the allowed names, the default first, each {@code <PROPERTY>_<ASC or DESC>}
     */
    public static Comparator<JsonNode> order(ApiRequest request, List<String> names) {
        JsonNode sort = request.parts().path("sort");
        String name = sort.isTextual() ? sort.asText() : names.get(0);
        if (!names.contains(name)) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.notAmong(Location.BODY.child("sort"), sort, names);
            errors.raise();
        }
        int cut = name.lastIndexOf('_');
        String property = name.substring(0, cut).toLowerCase(Locale.ROOT);
        Comparator<JsonNode> ascending = Comparator.comparing(node -> key(node.path(property)));
        return name.endsWith("_DESC") ? ascending.reversed() : ascending;
    }

    /** Returns a text that sorts as the value does, since times may have a fraction or not. */
    private static String key(JsonNode value) {
        Instant time = Times.parse(value);
        return time == null ? value.asText() : String.format("%020d", ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    public static List<ObjectNode> sorted(Stream<ObjectNode> found, Comparator<? super ObjectNode> order) {
        List<ObjectNode> list = new ArrayList<>(found.toList());
        list.sort(order);
        return list;
    }
}
