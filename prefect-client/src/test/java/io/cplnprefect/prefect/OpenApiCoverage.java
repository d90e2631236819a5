/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.prefect.OpenApiDocument.Operation;
import io.cplnprefect.prefect.OpenApiDocument.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the client declares with the OpenAPI document of a server. */
final class OpenApiCoverage {

    /** Operations that the client does not declare, with the reason. */
    static final Map<String, String> EXCLUDED_OPERATIONS = Map.of(
            "GET csrf-token", "read by the client itself, for each request that changes something",
            "GET flow_runs/{}/logs/download", "returns CSV; calls of the client return JSON");

    /** Properties that the models do not have, with the reason. */
    static final Map<String, String> EXCLUDED_PROPERTIES = Map.ofEntries(
            Map.entry("StateCreate.id", "ignored by 2.20 and refused by 3.x"),
            Map.entry("StateCreate.timestamp", "ignored by 2.20 and refused by 3.x"),
            Map.entry("DeploymentCreate.infra_overrides", "the former name of job_variables"),
            Map.entry("DeploymentUpdate.infra_overrides", "the former name of job_variables"),
            Map.entry("DeploymentCreate.schedule", "replaced by schedules in 2.16"),
            Map.entry("DeploymentUpdate.schedule", "replaced by schedules in 2.16"),
            Map.entry("DeploymentResponse.schedule", "replaced by schedules in 2.16"),
            Map.entry("DeploymentCreate.is_schedule_active", "replaced by paused in 2.16"),
            Map.entry("DeploymentUpdate.is_schedule_active", "replaced by paused in 2.16"),
            Map.entry("DeploymentResponse.is_schedule_active", "replaced by paused in 2.16"),
            Map.entry("DeploymentFilter.is_schedule_active", "replaced by paused in 2.16"),
            Map.entry("DeploymentCreate.manifest_path", "without an effect in 2.20, removed in 3.0"),
            Map.entry("DeploymentUpdate.manifest_path", "without an effect in 2.20, removed in 3.0"),
            Map.entry("DeploymentResponse.manifest_path", "without an effect in 2.20, removed in 3.0"));

    private final OpenApiDocument document;
    private final Set<String> problems = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();

    private OpenApiCoverage(OpenApiDocument document) {
        this.document = document;
    }

    /** Returns what the document contains and the client does not declare. */
    static Set<String> missing(JsonNode document) {
        OpenApiCoverage coverage = new OpenApiCoverage(new OpenApiDocument(document));
        coverage.compareOperations();
        return coverage.problems;
    }

    private void compareOperations() {
        Map<String, Method> declared = DeclaredApi.operations();
        document.operations().forEach((key, operation) -> {
            Method method = declared.get(key);
            // The endpoints of the user interface have no stable form.
            if (key.contains(" ui/") || EXCLUDED_OPERATIONS.containsKey(key)) {
                return;
            }
            if (method == null) {
                problems.add("operation " + key);
            } else {
                compare(operation, method);
            }
        });
    }

    private void compare(Operation operation, Method method) {
        Type request = DeclaredApi.request(method);
        if (request != null) {
            compare("request of " + operation.key(), type(request), operation.request());
        } else if (!operation.request().isMissingNode()) {
            problems.add("request of " + operation.key());
        }
        Type response = DeclaredApi.response(method);
        if (response != Void.class) {
            compare("response of " + operation.key(), type(response), operation.response());
        } else if (!operation.response().isEmpty()) {
            problems.add("response of " + operation.key());
        }
    }

    private static JavaType type(Type type) {
        return DeclaredApi.MAPPER.constructType(type);
    }

    private void compare(String where, JavaType type, JsonNode schema) {
        if (type.hasRawClass(Change.class)) {
            compare(where, type.containedType(0), schema);
            return;
        }
        for (Schema alternative : document.alternatives(schema)) {
            compare(where, type, alternative);
        }
    }

    private void compare(String where, JavaType type, Schema schema) {
        if (type.isCollectionLikeType()) {
            if (schema.items() != null) {
                compare(where, type.getContentType(), schema.items());
            }
        } else if (type.isMapLikeType()) {
            if (schema.values() != null && !type.getContentType().isJavaLangObject()) {
                compare(where, type.getContentType(), schema.values());
            }
        } else if (!schema.tuple().isEmpty() && isArray(type)) {
            RecordComponent[] members = type.getRawClass().getRecordComponents();
            for (int i = 0; i < members.length; i++) {
                compare(where, type(members[i].getGenericType()), schema.tuple().get(i));
            }
        } else if (schema.hasProperties() && !type.isJavaLangObject()) {
            compareProperties(where, type, schema);
        }
    }

    private static boolean isArray(JavaType type) {
        JsonFormat format = type.getRawClass().getAnnotation(JsonFormat.class);
        return format != null && format.shape() == JsonFormat.Shape.ARRAY;
    }

    private void compareProperties(String where, JavaType type, Schema schema) {
        if (!compared.add(schema.content() + " " + type)) {
            return;
        }
        Map<String, JavaType> declared = DeclaredApi.properties(type);
        JsonNode properties = schema.content().path("properties");
        properties.properties().forEach(property -> {
            String name = (schema.name().isEmpty() ? where : schema.name()) + "." + property.getKey();
            JavaType declaredType = declared.get(property.getKey());
            // With one condition there is nothing to combine.
            boolean idle = property.getKey().equals("operator") && properties.size() <= 2;
            if (idle || EXCLUDED_PROPERTIES.containsKey(name)) {
                return;
            }
            if (declaredType == null) {
                problems.add("property " + name + " of " + type.getRawClass().getSimpleName());
            } else {
                compare(name, declaredType, property.getValue());
            }
        });
    }
}
