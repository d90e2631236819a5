/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a server does with flow runs beyond the limit of a deployment. Requires Prefect 3.0.3. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableConcurrencyOptions.class)
public interface ConcurrencyOptions extends Extensible {

    /** Returns {@code ENQUEUE} or {@code CANCEL_NEW}. */
    String collisionStrategy();

    /** Returns the seconds from PENDING to RUNNING after which the slot is lost; requires Prefect 3.6.6. */
    @Since("3.6.6")
    @Nullable
    Integer gracePeriodSeconds();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ConcurrencyOptions}. Not thread-safe. */
    final class Builder extends ImmutableConcurrencyOptions.Builder {
        Builder() {}
    }
}
