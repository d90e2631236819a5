/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The block document in which a 3.x server stores results by default. */
final class ResultStorageRoutes {
    private static final String MEMBER = "default_result_storage_block_id";
    private static final RequestModel UPDATE = RequestModel.open(MEMBER + "!:uuid");

    private final Store store;
    private @Nullable String blockId;

    ResultStorageRoutes(Store store) {
        this.store = store;
    }

    void add(Routes routes) {
        routes.addFor(PrefectRelease.V3, "GET", "/admin/storage", request -> ApiResponse.ok(shown()));
        routes.addFor(PrefectRelease.V3, "PUT", "/admin/storage", this::update);
        routes.addFor(PrefectRelease.V3, "DELETE", "/admin/storage", request -> {
            blockId = null;
            return ApiResponse.noContent();
        });
    }

    private ApiResponse update(ApiRequest request) {
        String id = UPDATE.read(request).path(MEMBER).asText();
        ObjectNode document = store.blockDocuments.get(id);
        if (document == null) {
            throw ErrorResponseException.detail(404, "Block document " + id + " not found.");
        }
        ObjectNode schema = store.blockSchemas.get(document, "block_schema_id");
        if (schema == null || !has(schema.path("capabilities"), "write-path")) {
            throw ErrorResponseException.detail(422, "Block document " + id + " cannot be used for result storage.");
        }
        blockId = id;
        return ApiResponse.ok(shown());
    }

    private static boolean has(JsonNode texts, String text) {
        return StreamSupport.stream(texts.spliterator(), false)
                .anyMatch(one -> one.asText().equals(text));
    }

    /** Returns the setting, which is empty after the document was deleted. */
    private ObjectNode shown() {
        boolean exists = blockId != null && store.blockDocuments.get(blockId) != null;
        return JsonNodeFactory.instance.objectNode().put(MEMBER, exists ? blockId : null);
    }
}
