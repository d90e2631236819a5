/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.cpln.internal.CplnModel;
import io.cplnprefect.cpln.internal.Extensible;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A workload in one location. Immutable and thread-safe. */
@Value.Immutable
@CplnModel
@JsonDeserialize(as = ImmutableDeployment.class)
public interface Deployment extends Extensible {

    /** Name of the location. */
    String name();

    /** When it last changed. */
    @Nullable
    Instant lastModified();

    /** Links to what belongs to it. */
    List<Reference> links();

    /** How it fares. */
    @Nullable
    DeploymentStatus status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeployment.Builder {
        Builder() {}
    }
}
