/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An account of Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsCloudAccount.Builder.class)
public interface AwsCloudAccount extends Extensible {

    /** Returns the ARN of the role that the platform assumes; {@code null} if it is not set. */
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

    /** A builder of {@link AwsCloudAccount}. Not thread-safe. */
    final class Builder extends ImmutableAwsCloudAccount.Builder {
        Builder() {}
    }
}
