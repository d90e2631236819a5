/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The retries of requests to a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RequestRetryPolicy.Builder.class)
public interface RequestRetryPolicy extends Extensible {

    /** Returns the number of retries; 2 by default; {@code null} if it is not set. */
    @Nullable
    Integer attempts();

    /** Returns the conditions on which a request is retried, as Envoy defines them; an empty list differs from {@code null}, with which the platform uses its default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    List<String> retryOn();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RequestRetryPolicy}. Not thread-safe. */
    final class Builder extends ImmutableRequestRetryPolicy.Builder {
        Builder() {}
    }
}
