/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.image;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An image in the registry of an organization. Its name is {@code REPOSITORY:TAG}; a push creates it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Image.Builder.class)
public interface Image extends Item, Extensible {

    /** Returns the repository; {@code null} if it is not set. */
    @Nullable
    String repository();

    /** Returns the tag; {@code null} if it is not set. */
    @Nullable
    String tag();

    /** Returns the manifest, as the registry defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> manifest();

    /** Returns the digest, such as {@code sha256:…}; {@code null} if it is not set. */
    @Nullable
    String digest();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Image}. Not thread-safe. */
    final class Builder extends ImmutableImage.Builder {
        Builder() {}
    }
}
