/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of the add-ons of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AddOnsStatus.Builder.class)
public interface AddOnsStatus extends Extensible {

    /** Returns the Kubernetes dashboard; {@code null} if it is not set. */
    @Nullable
    DashboardStatus dashboard();

    /** Returns the Headlamp dashboard; {@code null} if it is not set. */
    @Nullable
    DashboardStatus headlamp();

    /** Returns the identities of Amazon Web Services for pods; {@code null} if it is not set. */
    @Nullable
    AwsIdentityStatus awsWorkloadIdentity();

    /** Returns the metrics; {@code null} if it is not set. */
    @Nullable
    MetricsStatus metrics();

    /** Returns the logs; {@code null} if it is not set. */
    @Nullable
    LogsStatus logs();

    /** Returns the image registry of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsTrustStatus awsECR();

    /** Returns the file systems of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsTrustStatus awsEFS();

    /** Returns the load balancers of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsTrustStatus awsELB();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AddOnsStatus}. Not thread-safe. */
    final class Builder extends ImmutableAddOnsStatus.Builder {
        Builder() {}
    }
}
