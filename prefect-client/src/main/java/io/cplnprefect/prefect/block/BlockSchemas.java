/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The calls for schemas of block documents. Thread-safe. */
public interface BlockSchemas {

    /** Registers a schema, or returns the existing one with the same checksum and version. */
    @POST("block_schemas/")
    @SafeToRepeat("returns the existing schema with the checksum")
    ApiCall<BlockSchema> create(@Body BlockSchemaCreate schema);

    /** Reads a schema. */
    @GET("block_schemas/{id}")
    ApiCall<BlockSchema> read(@Path("id") UUID id);

    /** Reads the latest schema with a checksum. */
    @GET("block_schemas/checksum/{checksum}")
    ApiCall<BlockSchema> readByChecksum(@Path("checksum") String checksum);

    /** Reads the schema with a checksum and a version. */
    @GET("block_schemas/checksum/{checksum}")
    ApiCall<BlockSchema> readByChecksum(@Path("checksum") String checksum, @Query("version") String version);

    /** Deletes a schema. Servers refuse to delete a schema of a protected type with status 403. */
    @DELETE("block_schemas/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads one page of the schemas that a query selects. */
    @POST("block_schemas/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<BlockSchema>> filterPage(@Body BlockSchemaQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<BlockSchema> filter(BlockSchemaQuery query) {
        return StablePages.of(query, this::filterPage, BlockSchema::id);
    }

    /** Reads the capabilities of all schemas. */
    @GET("block_capabilities/")
    ApiCall<List<String>> capabilities();
}
