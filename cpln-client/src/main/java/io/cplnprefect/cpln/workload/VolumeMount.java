/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a container mounts. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVolumeMount.class)
public interface VolumeMount extends Extensible {

    /** What: {@code cpln://volumeset/NAME}, {@code cpln://secret/NAME.KEY}, {@code scratch://NAME} and others. */
    String uri();

    /** Where. */
    String path();

    /** What becomes of a volume set without its workload: {@code retain} or {@code recycle}. */
    @Nullable
    String recoveryPolicy();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableVolumeMount.Builder {
        Builder() {}
    }
}
