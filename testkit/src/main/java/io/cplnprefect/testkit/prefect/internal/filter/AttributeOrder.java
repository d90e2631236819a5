/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The order of a list that a request selects by {@code sort}. */
public final class AttributeOrder {
    private AttributeOrder() {}

    /**
     * Returns the order that a request selects; objects without the attribute are the greatest.
     *
     * @param names the allowed names, the default first, each {@code <ATTRIBUTE>_<ASC or DESC>}
     */
    public static Comparator<Attributes> of(ApiRequest request, List<String> names) {
        String name = name(request, names);
        int end = name.lastIndexOf('_');
        String attribute = name.substring(0, end).toLowerCase(Locale.ROOT);
        Comparator<Attributes> ascending =
                (one, other) -> compare(one.attribute(attribute), other.attribute(attribute));
        return name.endsWith("_DESC") ? ascending.reversed() : ascending;
    }

    /** Returns the name of the order that a request selects; responds 422 if it is not among the allowed names. */
    public static String name(ApiRequest request, List<String> names) {
        JsonNode sort = request.parts().path("sort");
        if (sort.isTextual() && !names.contains(sort.asText())) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.notAmong(Location.BODY.child("sort"), sort, names);
            errors.raise();
        }
        return sort.isTextual() ? sort.asText() : names.get(0);
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one instanceof Instant time && other instanceof Instant otherTime
                ? time.compareTo(otherTime)
                : one.toString().compareTo(other.toString());
    }
}
