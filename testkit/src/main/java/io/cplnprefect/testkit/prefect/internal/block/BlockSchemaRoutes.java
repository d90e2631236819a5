/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Block schemas and the capabilities that they declare. */
public final class BlockSchemaRoutes {
    private static final RequestModel CREATE =
            RequestModel.of("fields+:object", "block_type_id!:uuid", "capabilities+:texts", "version+:text");

    private final Store store;
    private final BlockSchemas schemas;
    private final BlockDocuments documents;

    /** Creates the routes of a store. */
    public BlockSchemaRoutes(Store store, BlockDocuments documents) {
        this.store = store;
        this.schemas = new BlockSchemas(store);
        this.documents = documents;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/block_schemas/", this::create);
        routes.add("POST", "/block_schemas/filter", this::filter);
        routes.add("GET", "/block_schemas/{id}", request -> ApiResponse.ok(schemas.json(found(byId(request)))));
        routes.add("DELETE", "/block_schemas/{id}", this::delete);
        routes.add(
                "GET",
                "/block_schemas/checksum/{checksum}",
                request -> ApiResponse.ok(schemas.json(found(schemas.find(
                        request.parameter("checksum"), request.query().apply("version"))))));
        routes.add("GET", "/block_capabilities/", request -> capabilities());
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode body = CREATE.read(request);
        ObjectNode type = store.blockTypes.get(body, "block_type_id");
        if (type == null) {
            throw ErrorResponseException.detail(
                    404, "Block type " + body.path("block_type_id").asText() + " not found.");
        }
        JsonNode fields = body.has("fields") ? body.path("fields") : JsonNodeFactory.instance.objectNode();
        String version = body.path("version").asText("non-versioned");
        ObjectNode existing = schemas.find(SchemaFields.checksum(fields), version);
        if (existing != null) {
            return ApiResponse.ok(schemas.json(existing));
        }
        JsonNode capabilities =
                body.has("capabilities") ? body.path("capabilities") : JsonNodeFactory.instance.arrayNode();
        return ApiResponse.created(schemas.create(type, fields, capabilities, version));
    }

    private ApiResponse delete(ApiRequest request) {
        documents.deleteSchema(found(byId(request)).path("id"));
        return ApiResponse.noContent();
    }

    /** Returns the newest schemas first. */
    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        List<ObjectNode> found = new ArrayList<>(store.blockSchemas.all().stream()
                .filter(ObjectFilter.BLOCK_SCHEMAS.predicate(request))
                .toList());
        Collections.reverse(found);
        return ApiResponse.ok(page.of(found.stream(), schemas::json));
    }

    private ApiResponse capabilities() {
        Set<String> all = new TreeSet<>();
        store.blockSchemas
                .all()
                .forEach(schema -> schema.path("capabilities").forEach(capability -> all.add(capability.asText())));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(list::add);
        return ApiResponse.ok(list);
    }

    private @Nullable ObjectNode byId(ApiRequest request) {
        return store.blockSchemas.get(request.parameter("id"));
    }

    private static ObjectNode found(@Nullable ObjectNode schema) {
        if (schema == null) {
            throw ErrorResponseException.detail(404, "Block schema not found");
        }
        return schema;
    }
}
