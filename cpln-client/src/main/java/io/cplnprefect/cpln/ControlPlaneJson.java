/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.json.Json;

/** The JSON of Control Plane, which omits empty members. */
final class ControlPlaneJson {

    private ControlPlaneJson() {}

    static ObjectMapper newMapper() {
        return Json.newMapper()
                .rebuild()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .build();
    }
}
