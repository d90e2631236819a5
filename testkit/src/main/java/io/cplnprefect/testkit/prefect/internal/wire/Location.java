/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The place of a value in a request, as validation errors name it: texts for keys, numbers for list items. */
public record Location(List<Object> steps) {
    public static final Location BODY = new Location(List.of("body"));

    public Location child(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Location(List.copyOf(longer));
    }

    public ArrayNode json() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        steps.forEach(json::addPOJO);
        return json;
    }
}
