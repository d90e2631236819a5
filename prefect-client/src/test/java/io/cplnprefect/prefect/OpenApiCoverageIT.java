/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations and models of the client, compared with what real servers publish of themselves. */
final class OpenApiCoverageIT {

    @ParameterizedTest
    @EnumSource
    void operationsAndProperties_ofServer_areAllDeclared(PrefectRelease release) throws Exception {
        assertThat(OpenApiCoverage.missing(document(release))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void operationsAndProperties_ofNewerServer_areReported(PrefectRelease release) throws Exception {
        JsonNode document = document(release);
        ObjectNode paths = (ObjectNode) document.path("paths");
        String prefix = paths.has("/api/flows/") ? "/api" : "";
        paths.set(prefix + "/novelties/", paths.path(prefix + "/flows/"));
        ((ObjectNode) document.path("components").path("schemas").path("Flow").path("properties")).putObject("novelty");
        assertThat(OpenApiCoverage.missing(document))
                .containsExactly("operation POST novelties/", "property Flow.novelty of Flow");
    }

    private static JsonNode document(PrefectRelease release) throws IOException {
        URI address = URI.create(RealPrefect.shared(release).apiUrl()).resolve("/openapi.json");
        try (InputStream body = address.toURL().openStream()) {
            return DeclaredApi.MAPPER.readTree(body);
        }
    }
}
