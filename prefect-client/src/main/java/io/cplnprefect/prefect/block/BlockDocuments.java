/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.SensitiveResponse;
import java.util.UUID;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The calls for block documents. Thread-safe. */
public interface BlockDocuments {

    /**
     * Reads a block document.
     *
     * @param includeSecrets whether secrets are read as they are, not as eight stars
     */
    @SensitiveResponse
    @GET("block_documents/{id}")
    ApiCall<BlockDocument> read(@Path("id") UUID id, @Query("include_secrets") boolean includeSecrets);

    /**
     * Reads a block document by its type and name.
     *
     * @param includeSecrets whether secrets are read as they are, not as eight stars
     */
    @SensitiveResponse
    @GET("block_types/slug/{type}/block_documents/name/{name}")
    ApiCall<BlockDocument> readByName(
            @Path("type") String typeSlug, @Path("name") String name, @Query("include_secrets") boolean includeSecrets);
}
