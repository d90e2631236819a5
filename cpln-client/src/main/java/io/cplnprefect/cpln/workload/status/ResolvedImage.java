/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An image and its manifests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ResolvedImage.Builder.class)
public interface ResolvedImage extends Extensible {

    /** Returns the digest; {@code null} if it is not set. */
    @Nullable
    String digest();

    /** Returns the manifests by platform. */
    List<ImageManifest> manifests();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResolvedImage}. Not thread-safe. */
    final class Builder extends ImmutableResolvedImage.Builder {
        Builder() {}
    }
}
