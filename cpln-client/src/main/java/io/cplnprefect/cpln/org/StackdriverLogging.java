/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Google Cloud Logging as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StackdriverLogging.Builder.class)
public interface StackdriverLogging extends Extensible {

    /** Returns the link of a secret of type {@code gcp}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the region, such as {@code us-east1}; {@code null} if it is not set. */
    @Nullable
    String location();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StackdriverLogging}. Not thread-safe. */
    final class Builder extends ImmutableStackdriverLogging.Builder {
        Builder() {}
    }
}
