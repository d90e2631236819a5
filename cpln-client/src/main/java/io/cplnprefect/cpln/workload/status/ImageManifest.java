/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A manifest of an image for one platform. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ImageManifest.Builder.class)
public interface ImageManifest extends Extensible {

    /** Returns the reference of the image; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns the media type; {@code null} if it is not set. */
    @Nullable
    String mediaType();

    /** Returns the digest; {@code null} if it is not set. */
    @Nullable
    String digest();

    /** Returns the platform, such as {@code os} and {@code architecture}. */
    Map<String, @AllowNulls String> platform();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ImageManifest}. Not thread-safe. */
    final class Builder extends ImmutableImageManifest.Builder {
        Builder() {}
    }
}
