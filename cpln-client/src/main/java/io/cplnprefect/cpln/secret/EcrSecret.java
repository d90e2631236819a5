/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of an ECR secret: an access key of Amazon Web Services, with which images are pulled. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EcrSecret.Builder.class)
public interface EcrSecret extends Extensible {

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

    /** Returns the repositories, from 1 to 20. */
    List<String> repos();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EcrSecret}. Not thread-safe. */
    final class Builder extends ImmutableEcrSecret.Builder {
        Builder() {}
    }
}
