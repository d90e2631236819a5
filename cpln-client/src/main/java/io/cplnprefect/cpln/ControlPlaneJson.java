/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.json.EmptyMembersModule;
import io.cplnprefect.core.json.Json;
import java.util.List;
import java.util.Map;

/**
 * The JSON of Control Plane. Empty lists and maps of models are omitted, because a model has no other value for an absent one.
 * A decimal number is never cut to an integer.
 */
final class ControlPlaneJson {

    private static final JsonInclude.Value NOT_EMPTY =
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);

    private ControlPlaneJson() {}

    static ObjectMapper newMapper() {
        return Json.newMapper()
                .rebuild()
                .addModule(new EmptyMembersModule())
                // The builders of models accept no null for a list or map.
                .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
                .withConfigOverride(List.class, list -> list.setInclude(NOT_EMPTY))
                .withConfigOverride(Map.class, map -> map.setInclude(NOT_EMPTY))
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
