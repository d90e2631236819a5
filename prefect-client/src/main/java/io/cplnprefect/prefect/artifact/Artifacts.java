/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

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
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for artifacts. Thread-safe. */
public interface Artifacts {

    /**
     * Creates an artifact; with the key of an existing one it becomes the latest version. A call whose effect is unknown
     * is not sent again, because that could create two versions.
     */
    @POST("artifacts/")
    ApiCall<Artifact> create(@Body ArtifactCreate artifact);

    /** Reads an artifact. */
    @GET("artifacts/{id}")
    ApiCall<Artifact> read(@Path("id") UUID id);

    /** Reads the latest artifact with a key. */
    @GET("artifacts/{key}/latest")
    ApiCall<Artifact> readLatest(@Path("key") String key);

    /** Changes an artifact. 2.20 responds with 404 after the change of an artifact without a key. */
    @PATCH("artifacts/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body ArtifactUpdate update);

    /** Deletes an artifact. */
    @DELETE("artifacts/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads one page of the artifacts that a query selects. */
    @POST("artifacts/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Artifact>> filterPage(@Body ArtifactQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<Artifact> filter(ArtifactQuery query) {
        return query.sort() == null || query.sort().equals(ArtifactSort.ID_DESC)
                ? StablePages.byId(query, this::filterPage, Artifact::id)
                : StablePages.of(query, this::filterPage, Artifact::id);
    }

    /** Reads one page of the latest artifacts that a query selects. */
    @POST("artifacts/latest/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<LatestArtifact>> filterLatestPage(@Body LatestArtifactQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<LatestArtifact> filterLatest(LatestArtifactQuery query) {
        return query.sort() == null || query.sort().equals(ArtifactSort.ID_DESC)
                ? StablePages.byId(query, this::filterLatestPage, LatestArtifact::id)
                : StablePages.of(query, this::filterLatestPage, LatestArtifact::id);
    }

    /** Counts the artifacts that a query selects; its order, limit and offset are ignored. */
    @POST("artifacts/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body ArtifactQuery query);

    /** Counts the latest artifacts that a query selects; its order, limit and offset are ignored. */
    @POST("artifacts/latest/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> countLatest(@Body LatestArtifactQuery query);
}
