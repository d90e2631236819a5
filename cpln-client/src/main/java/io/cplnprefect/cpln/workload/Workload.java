/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.workload.status.WorkloadStatus;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A workload of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Workload.Builder.class)
public interface Workload extends Item, Extensible {

    /** Returns the name of the GVC, which manifests contain; {@code null} if it is not set. */
    @Nullable
    String gvc();

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    WorkloadSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    WorkloadStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Workload}. Not thread-safe. */
    final class Builder extends ImmutableWorkload.Builder {
        Builder() {}
    }
}
