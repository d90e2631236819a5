/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The storage on the disks of nodes. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokLonghorn.Builder.class)
public interface ByokLonghorn extends Extensible {

    /** Returns the number of copies of each volume; {@code null} if it is not set. */
    @Nullable
    Integer numberOfReplicas();

    /** Returns the number of replicas of the program; {@code null} if it is not set. */
    @Nullable
    Integer replicas();

    /** Returns whether it is the default storage; {@code null} if it is not set. */
    @JsonProperty("isDefault")
    @Nullable
    Boolean isDefault();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokLonghorn}. Not thread-safe. */
    final class Builder extends ImmutableByokLonghorn.Builder {
        Builder() {}
    }
}
