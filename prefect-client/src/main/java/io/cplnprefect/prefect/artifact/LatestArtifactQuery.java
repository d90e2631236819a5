/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TaskRunFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of latest versions of artifacts. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLatestArtifactQuery.class)
public interface LatestArtifactQuery extends OffsetQuery<LatestArtifactQuery> {

    /** Returns the filter of the artifacts. */
    @Nullable
    LatestArtifactFilter artifacts();

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the filter of the task runs. */
    @Nullable
    TaskRunFilter taskRuns();

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the order, or {@code null} for {@link ArtifactSort#ID_DESC}. */
    @Nullable
    ArtifactSort sort();

    @Override
    default LatestArtifactQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LatestArtifactQuery}. Not thread-safe. */
    final class Builder extends ImmutableLatestArtifactQuery.Builder {
        Builder() {}
    }
}
