/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Positions;

/** Manifests as a standard work pool makes them. */
final class Manifests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MINIMAL = """
            {"apiVersion": "batch/v1", "kind": "Job",
             "spec": {"template": {"spec": {"containers": [
               {"name": "prefect-job", "image": "acme/etl:1",
                "resources": {"limits": {"cpu": "500m", "memory": "512Mi"}}}]}}}}
            """;

    private Manifests() {}

    static ObjectNode minimal() {
        return (ObjectNode) json(MINIMAL);
    }

    /** Returns the minimal manifest with the value at the JSON pointer, for which {@code C} means the first container. */
    static ObjectNode with(String pointer, String value) {
        return set(minimal(), pointer, value);
    }

    static ObjectNode set(ObjectNode manifest, String pointer, String value) {
        String full = pointer.replaceFirst("^/C", "/spec/template/spec/containers/0")
                .replaceFirst("^/P", "/spec/template/spec");
        int slash = full.lastIndexOf('/');
        ObjectNode parent = slash == 0 ? manifest : manifest.withObject(full.substring(0, slash));
        parent.set(full.substring(slash + 1), json(value));
        return manifest;
    }

    static CronWorkload convert(ObjectNode manifest) {
        return convert(manifest, PlatformFacts.NONE);
    }

    static CronWorkload convert(ObjectNode manifest, PlatformFacts facts) {
        return JobManifestConverter.forGvc("my-org", "my-gvc").convert(manifest, facts);
    }

    static CronWorkload convert(ObjectNode manifest, ConversionOptions options) {
        return JobManifestConverter.forGvc("my-org", "my-gvc").with(options).convert(manifest);
    }

    static StandaloneWorkload convertStandalone(ObjectNode manifest) {
        return convertStandalone(manifest, PlatformFacts.NONE, ConversionOptions.DEFAULT);
    }

    static StandaloneWorkload convertStandalone(ObjectNode manifest, PlatformFacts facts, ConversionOptions options) {
        return JobManifestConverter.forGvc("my-org", "my-gvc")
                .with(options)
                .convertStandalone(JobManifest.of(manifest, Positions.NONE), facts);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
