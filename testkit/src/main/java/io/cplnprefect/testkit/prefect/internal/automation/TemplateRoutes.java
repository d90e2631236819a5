/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** The check of templates. */
public final class TemplateRoutes {
    private TemplateRoutes() {}

    /** Adds the routes. */
    public static void add(Routes routes) {
        routes.add("POST", "/templates/validate", TemplateRoutes::validate);
        routes.addFor(PrefectRelease.V3, "POST", "/automations/templates/validate", TemplateRoutes::validate);
    }

    private static ApiResponse validate(ApiRequest request) {
        JsonNode template = request.body();
        ValidationErrors errors = new ValidationErrors(request.release(), template);
        boolean number = template.isNumber() && request.release() == PrefectRelease.V2_20;
        if (!template.isTextual() && !template.isMissingNode() && !number) {
            errors.notText(Location.BODY, template);
        }
        errors.raise();
        TemplateSyntax.Problem problem = TemplateSyntax.check(template.asText());
        if (problem == null) {
            return ApiResponse.noContent();
        }
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putObject("error")
                .put("line", problem.line())
                .put("message", problem.message())
                .put("source", template.asText());
        return ApiResponse.of(422, response);
    }
}
