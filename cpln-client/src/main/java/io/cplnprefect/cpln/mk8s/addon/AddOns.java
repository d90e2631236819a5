/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The add-ons of a Kubernetes cluster. Those that are set are installed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AddOns.Builder.class)
public interface AddOns extends Extensible {

    /** Returns the Kubernetes dashboard; {@code null} if it is not set. */
    @Nullable
    StandardAddOn dashboard();

    /** Returns the Headlamp dashboard; {@code null} if it is not set. */
    @Nullable
    StandardAddOn headlamp();

    /** Returns the identities of Microsoft Azure for pods; {@code null} if it is not set. */
    @Nullable
    AzureIdentityAddOn azureWorkloadIdentity();

    /** Returns the identities of Amazon Web Services for pods; {@code null} if it is not set. */
    @Nullable
    StandardAddOn awsWorkloadIdentity();

    /** Returns volumes on the disks of nodes; {@code null} if it is not set. */
    @Nullable
    StandardAddOn localPathStorage();

    /** Returns the metrics of the cluster, in the metrics of the organization; {@code null} if it is not set. */
    @Nullable
    MetricsAddOn metrics();

    /** Returns the logs of the cluster, in the logs of the organization; {@code null} if it is not set. */
    @Nullable
    LogsAddOn logs();

    /** Returns the mirrors of image registries; {@code null} if it is not set. */
    @Nullable
    RegistryMirrorAddOn registryMirror();

    /** Returns the GPUs of Nvidia; {@code null} if it is not set. */
    @Nullable
    NvidiaAddOn nvidia();

    /** Returns the file systems of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsAddOn awsEFS();

    /** Returns the image registry of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsAddOn awsECR();

    /** Returns the load balancers of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsAddOn awsELB();

    /** Returns the image registry of Microsoft Azure; {@code null} if it is not set. */
    @Nullable
    AzureRegistryAddOn azureACR();

    /** Returns containers that can run as virtual machines; {@code null} if it is not set. */
    @Nullable
    StandardAddOn sysbox();

    /** Returns the cluster as a location in which workloads run; {@code null} if it is not set. */
    @Nullable
    ByokAddOn byok();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AddOns}. Not thread-safe. */
    final class Builder extends ImmutableAddOns.Builder {
        Builder() {}
    }
}
