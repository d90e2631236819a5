/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An image of nodes on Amazon Web Services. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsImage.Builder.class)
public interface AwsImage extends Extensible {

    /** Returns the image that the platform recommends, such as {@code ubuntu/noble-24.04} or {@code amazon/al2023}; {@code null} if it is not set. */
    @Nullable
    String recommended();

    /** Returns the id of an image; {@code null} if it is not set. */
    @Nullable
    String exact();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsImage}. Not thread-safe. */
    final class Builder extends ImmutableAwsImage.Builder {
        Builder() {}
    }
}
