/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of a list that a request selects by {@code limit} and {@code offset}. */
public record Page(int limit, int offset) {
    /** The server's default is also its maximum. */
    private static final int LIMIT = 200;
    /** Below this share of a list, its first objects are found faster without a sort of all. */
    private static final int FEW = 8;

    /** Returns the page of a request; responds 422 if it is invalid. */
    public static Page of(ApiRequest request) {
        JsonNode limit = request.parts().path("limit");
        JsonNode offset = request.parts().path("offset");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        check(request.release(), "limit", limit, Integer.MIN_VALUE, errors);
        check(request.release(), "offset", offset, 0, errors);
        errors.raise();
        int most = number(limit, LIMIT);
        if (most < 0) {
            throw ErrorResponseException.detail(422, "Invalid limit: must be greater than or equal to 0.");
        }
        if (most > LIMIT) {
            throw ErrorResponseException.detail(422, "Invalid limit: must be less than or equal to " + LIMIT + ".");
        }
        return new Page(most, number(offset, 0));
    }

    /** Returns a checked number; the validators of both releases read a truth value as 0 or 1. */
    private static int number(JsonNode value, int missing) {
        return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asInt(missing);
    }

    private static void check(PrefectRelease release, String name, JsonNode value, int least, ValidationErrors errors) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        boolean fraction =
                release == PrefectRelease.V3 && value.isNumber() && value.asDouble() != Math.rint(value.asDouble());
        boolean number = value.isNumber()
                || value.isBoolean()
                || value.asText().strip().matches(release == PrefectRelease.V3 ? "[+-]?\\d+(\\.0+)?" : "[+-]?\\d+");
        if (fraction || !number) {
            errors.notInteger(Location.BODY.child(name), value);
        } else if (number(value, 0) < least) {
            errors.tooSmall(Location.BODY.child(name), value, least);
        }
    }

    /** Returns the JSON of this page of a list that is in its order; reads no more of it than the page. */
    public <T> ArrayNode of(Stream<T> sorted, Function<T, ? extends JsonNode> json) {
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        sorted.skip(offset).limit(limit).map(json).forEach(page::add);
        return page;
    }

    /** Returns the JSON of this page of a list in the given order. */
    public <T> ArrayNode of(Stream<T> found, Comparator<? super T> order, Function<T, ? extends JsonNode> json) {
        int end = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
        return of(first(found.toList(), order, end).stream(), json);
    }

    /** Returns the first objects in an order; those that are equal keep their order. */
    private static <T> List<T> first(List<T> found, Comparator<? super T> order, int count) {
        if (count >= found.size() / FEW) {
            List<T> sorted = new ArrayList<>(found);
            sorted.sort(order);
            return sorted.subList(0, Math.min(count, sorted.size()));
        }
        record Numbered<T>(T object, int number) {}
        Comparator<Numbered<T>> stable =
                Comparator.comparing((Numbered<T> one) -> one.object(), order).thenComparingInt(Numbered::number);
        PriorityQueue<Numbered<T>> lastFirst = new PriorityQueue<>(stable.reversed());
        for (int number = 0; number < found.size(); number++) {
            T object = found.get(number);
            if (lastFirst.size() < count) {
                lastFirst.add(new Numbered<>(object, number));
            } else if (count > 0 && order.compare(object, lastFirst.element().object()) < 0) {
                lastFirst.remove();
                lastFirst.add(new Numbered<>(object, number));
            }
        }
        return lastFirst.stream().sorted(stable).map(Numbered::object).toList();
    }
}
