/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The retries of a request of the proxy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RetryPolicy.Builder.class)
public interface RetryPolicy extends Extensible {

    /** Returns the waits between retries; {@code null} if it is not set. */
    @JsonProperty("retry_back_off")
    @Nullable
    BackOff retryBackOff();

    /** Returns the number of retries; 1 by default; {@code null} if it is not set. */
    @JsonProperty("num_retries")
    @Nullable
    Integer numRetries();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RetryPolicy}. Not thread-safe. */
    final class Builder extends ImmutableRetryPolicy.Builder {
        Builder() {}
    }
}
