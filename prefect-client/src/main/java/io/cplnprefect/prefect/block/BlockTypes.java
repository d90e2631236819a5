/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.UniqueName;
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

/** The calls for types of block documents. Thread-safe. */
public interface BlockTypes {

    /** Creates a type. If a type with the slug exists, the call fails with status 409. */
    @POST("block_types/")
    @SafeToRepeat("a name is unique")
    @UniqueName(path = "block_types/slug/{slug}")
    ApiCall<BlockType> create(@Body BlockTypeCreate type);

    /** Reads a type. */
    @GET("block_types/{id}")
    ApiCall<BlockType> read(@Path("id") UUID id);

    /** Reads a type by its name in paths. */
    @GET("block_types/slug/{slug}")
    ApiCall<BlockType> readBySlug(@Path("slug") String slug);

    /** Changes a type. */
    @PATCH("block_types/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body BlockTypeUpdate update);

    /**
     * Deletes a type with its schemas and documents. Servers refuse to delete a protected type with status 403.
     */
    @DELETE("block_types/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Creates or updates the types that are part of Prefect. */
    @POST("block_types/install_system_block_types")
    @SafeToRepeat("installs the same types again")
    ApiCall<Void> installSystemTypes();

    /** Reads one page of the types that a query selects. */
    @POST("block_types/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<BlockType>> filterPage(@Body BlockTypeQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<BlockType> filter(BlockTypeQuery query) {
        return StablePages.of(query, this::filterPage, BlockType::id);
    }
}
