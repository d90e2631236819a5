/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.List;

/** Query parameters that are true or false. */
public final class QueryFlag {
    private QueryFlag() {}

    /** Returns the value of a parameter, false if it is absent; responds 422 if it is invalid. */
    public static boolean of(ApiRequest request, String name) {
        String text = request.query().apply(name);
        if (text == null) {
            return false;
        }
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        FieldKind.BOOL.check(request.release(), TextNode.valueOf(text), new Location(List.of("query", name)), errors);
        errors.raise();
        return isTrue(TextNode.valueOf(text));
    }

    /** Returns whether a value means true. */
    public static boolean isTrue(JsonNode value) {
        return Boolean.TRUE.equals(NumberFields.truth(value));
    }
}
