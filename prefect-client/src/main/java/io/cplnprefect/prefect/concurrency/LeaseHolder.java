/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;

/** The run that occupies the slots of a lease. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLeaseHolder.class)
public interface LeaseHolder extends Extensible {

    /** Returns {@code flow_run}, {@code task_run} or {@code deployment}. */
    String type();

    /** Returns the id of the run. */
    UUID id();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LeaseHolder}. Not thread-safe. */
    final class Builder extends ImmutableLeaseHolder.Builder {
        Builder() {}
    }
}
