/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The digests to which the tags of the images were resolved. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ResolvedImages.Builder.class)
public interface ResolvedImages extends Extensible {

    /** Returns the version of the workload; {@code null} if it is not set. */
    @Nullable
    Integer resolvedForVersion();

    /** Returns the time of the resolution; {@code null} if it is not set. */
    @Nullable
    Instant resolvedAt();

    /** Returns the errors. */
    List<String> errorMessages();

    /** Returns the time of the next attempt after an error; {@code null} if it is not set. */
    @Nullable
    Instant nextRetryAt();

    /** Returns the images. */
    List<ResolvedImage> images();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResolvedImages}. Not thread-safe. */
    final class Builder extends ImmutableResolvedImages.Builder {
        Builder() {}
    }
}
