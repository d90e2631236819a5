/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A service of Amazon Web Services that a Kubernetes cluster uses. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsAddOn.Builder.class)
public interface AwsAddOn extends Extensible {

    /** Returns the ARN of the role with which the service is used; {@code null} if it is not set. */
    @Nullable
    String roleArn();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsAddOn}. Not thread-safe. */
    final class Builder extends ImmutableAwsAddOn.Builder {
        Builder() {}
    }
}
