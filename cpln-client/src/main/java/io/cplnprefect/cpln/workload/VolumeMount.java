/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.container.RecoveryPolicy;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A volume that a container mounts. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeMount.Builder.class)
public interface VolumeMount extends Extensible {

    /** Returns the volume: {@code cpln://volumeset/NAME}, {@code cpln://secret/NAME.KEY}, {@code scratch://NAME} and others. */
    String uri();

    /** Returns the path in the container. */
    String path();

    /** Returns what happens to an existing volume when a replica is created; {@code retain} by default; {@code null} if it is not set. */
    @Nullable
    RecoveryPolicy recoveryPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeMount}. Not thread-safe. */
    final class Builder extends ImmutableVolumeMount.Builder {
        Builder() {}
    }
}
