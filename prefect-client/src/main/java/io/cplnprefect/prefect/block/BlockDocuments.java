/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.core.call.SensitiveResponse;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
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

    /**
     * Creates a block document. If a document of the type with the name exists, the call fails with status 409. A call
     * whose effect is unknown is not sent again.
     */
    @SensitiveResponse
    @POST("block_documents/")
    ApiCall<BlockDocument> create(@Body BlockDocumentCreate document);

    /** Changes the data of a block document. */
    @PATCH("block_documents/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body BlockDocumentUpdate update);

    /** Deletes a block document. */
    @DELETE("block_documents/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Reads all named documents of a type.
     *
     * @param includeSecrets whether secrets are read as they are, not as eight stars
     */
    @SensitiveResponse
    @GET("block_types/slug/{type}/block_documents")
    ApiCall<List<BlockDocument>> listOfType(
            @Path("type") String typeSlug, @Query("include_secrets") boolean includeSecrets);

    /** Reads one page of the block documents that a query selects. */
    @SensitiveResponse
    @POST("block_documents/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<BlockDocument>> filterPage(@Body BlockDocumentQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<BlockDocument> filter(BlockDocumentQuery query) {
        return StablePages.of(query, this::filterPage, BlockDocument::id);
    }

    /** Counts the block documents that a query selects; its order, limit and offset are ignored. */
    @POST("block_documents/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body BlockDocumentQuery query);
}
