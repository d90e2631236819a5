/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A PrivateLink of Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsPrivateLink.Builder.class)
public interface AwsPrivateLink extends Extensible {

    /** Returns the name of the endpoint service; {@code null} if it is not set. */
    @Nullable
    String endpointServiceName();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsPrivateLink}. Not thread-safe. */
    final class Builder extends ImmutableAwsPrivateLink.Builder {
        Builder() {}
    }
}
