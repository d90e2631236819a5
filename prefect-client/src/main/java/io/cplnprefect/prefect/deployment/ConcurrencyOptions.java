/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What happens when a deployment has all its runs. Needs Prefect 3.0.3. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableConcurrencyOptions.class)
public interface ConcurrencyOptions extends Extensible {

    /** {@code ENQUEUE} or {@code CANCEL_NEW}. */
    String collisionStrategy();

    /** Seconds from PENDING to RUNNING before the slot is lost; needs Prefect 3.6.6. */
    @Since("3.6.6")
    @Nullable
    Integer gracePeriodSeconds();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableConcurrencyOptions.Builder {
        Builder() {}
    }
}
