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
     * A new mapper. A member that is null is the same as one that is not there: servers send null for most of what they
     * do not know, also where their own documents say a list.
     *
     * @return a mapper
     */
    public static ObjectMapper newMapper() {
        return Json.newMapper()
                .rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
                .addModule(WireTime.module())
                .build();
    }
}
