/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.cplnprefect.core.json.Json;

/** The JSON conventions of Prefect. */
public final class PrefectJson {

    private PrefectJson() {}

    /**
     * Returns a new mapper. It reads a null member as an absent one, because servers send null for most values they do not
     * have, even where their OpenAPI document declares a list.
     *
     * @return a mapper
     */
    public static ObjectMapper newMapper() {
        return Json.newMapper()
                .rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
                .build();
    }
}
