/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of an AWS secret: an access key of Amazon Web Services. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsSecret.Builder.class)
public interface AwsSecret extends Extensible {

    /** Returns the id of the key, which begins with {@code AKIA}; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String accessKey();

    /** Returns the key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String secretKey();

    /** Returns the ARN of a role that is assumed with the key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String roleArn();

    /** Returns the external id of the role; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String externalId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsSecret}. Not thread-safe. */
    final class Builder extends ImmutableAwsSecret.Builder {
        Builder() {}
    }
}
