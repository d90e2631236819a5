/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.cloud.AwsProvider;
import io.cplnprefect.cpln.mk8s.cloud.AzureProvider;
import io.cplnprefect.cpln.mk8s.cloud.GcpProvider;
import io.cplnprefect.cpln.mk8s.provider.DigitalOceanProvider;
import io.cplnprefect.cpln.mk8s.provider.EphemeralProvider;
import io.cplnprefect.cpln.mk8s.provider.GenericProvider;
import io.cplnprefect.cpln.mk8s.provider.HetznerProvider;
import io.cplnprefect.cpln.mk8s.provider.LambdalabsProvider;
import io.cplnprefect.cpln.mk8s.provider.LinodeProvider;
import io.cplnprefect.cpln.mk8s.provider.OblivusProvider;
import io.cplnprefect.cpln.mk8s.provider.PaperspaceProvider;
import io.cplnprefect.cpln.mk8s.provider.TritonProvider;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The cloud provider of a Kubernetes cluster. Exactly one is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Mk8sProvider.Builder.class)
public interface Mk8sProvider extends Extensible {

    /** Returns the settings for machines that the user adds; {@code null} if it is not set. */
    @Nullable
    GenericProvider generic();

    /** Returns the settings for Hetzner; {@code null} if it is not set. */
    @Nullable
    HetznerProvider hetzner();

    /** Returns the settings for Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsProvider aws();

    /** Returns the settings for Linode; {@code null} if it is not set. */
    @Nullable
    LinodeProvider linode();

    /** Returns the settings for Oblivus; {@code null} if it is not set. */
    @Nullable
    OblivusProvider oblivus();

    /** Returns the settings for Lambda Labs; {@code null} if it is not set. */
    @Nullable
    LambdalabsProvider lambdalabs();

    /** Returns the settings for Paperspace; {@code null} if it is not set. */
    @Nullable
    PaperspaceProvider paperspace();

    /** Returns the settings for machines of the platform, for tests; {@code null} if it is not set. */
    @Nullable
    EphemeralProvider ephemeral();

    /** Returns the settings for Triton; {@code null} if it is not set. */
    @Nullable
    TritonProvider triton();

    /** Returns the settings for Microsoft Azure; {@code null} if it is not set. */
    @Nullable
    AzureProvider azure();

    /** Returns the settings for DigitalOcean; {@code null} if it is not set. */
    @Nullable
    DigitalOceanProvider digitalocean();

    /** Returns the settings for Google Cloud; {@code null} if it is not set. */
    @Nullable
    GcpProvider gcp();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Mk8sProvider}. Not thread-safe. */
    final class Builder extends ImmutableMk8sProvider.Builder {
        Builder() {}
    }
}
