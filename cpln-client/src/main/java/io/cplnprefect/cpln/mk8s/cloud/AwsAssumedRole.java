/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A role of Amazon Web Services that is assumed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsAssumedRole.Builder.class)
public interface AwsAssumedRole extends Extensible {

    /** Returns the ARN of the role; {@code null} if it is not set. */
    @Nullable
    String roleArn();

    /** Returns the external id; {@code null} if it is not set. */
    @Nullable
    String externalId();

    /** Returns the prefix of the names of sessions; {@code null} if it is not set. */
    @Nullable
    String sessionNamePrefix();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsAssumedRole}. Not thread-safe. */
    final class Builder extends ImmutableAwsAssumedRole.Builder {
        Builder() {}
    }
}
