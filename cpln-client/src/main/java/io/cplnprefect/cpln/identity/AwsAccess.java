/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The access of an identity to an account of Amazon Web Services: through an existing role, or through policies for which the platform creates a role. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsAccess.Builder.class)
public interface AwsAccess extends Extensible {

    /** Returns the link of the cloud account; {@code null} if it is not set. */
    @Nullable
    String cloudAccountLink();

    /** Returns the policies of the role that the platform creates, such as {@code aws::AmazonS3ReadOnlyAccess}. */
    List<String> policyRefs();

    /** Returns the trust policy of the role that the platform creates; {@code null} if it is not set. */
    @Nullable
    AwsTrustPolicy trustPolicy();

    /** Returns the name of an existing role; exclusive with policies; {@code null} if it is not set. */
    @Nullable
    String roleName();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsAccess}. Not thread-safe. */
    final class Builder extends ImmutableAwsAccess.Builder {
        Builder() {}
    }
}
