/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The logs of a Kubernetes cluster that the platform collects. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LogsAddOn.Builder.class)
public interface LogsAddOn extends Extensible {

    /** Returns whether the audit log of Kubernetes is collected; {@code null} if it is not set. */
    @Nullable
    Boolean auditEnabled();

    /** Returns the regular expression of namespaces that are included; {@code null} if it is not set. */
    @Nullable
    String includeNamespaces();

    /** Returns the regular expression of namespaces that are excluded; {@code null} if it is not set. */
    @Nullable
    String excludeNamespaces();

    /** Returns whether the log of Docker is collected; {@code null} if it is not set. */
    @Nullable
    Boolean docker();

    /** Returns whether the logs of the kubelets are collected; {@code null} if it is not set. */
    @Nullable
    Boolean kubelet();

    /** Returns whether the logs of the kernels are collected; {@code null} if it is not set. */
    @Nullable
    Boolean kernel();

    /** Returns whether the events of Kubernetes are collected; {@code null} if it is not set. */
    @Nullable
    Boolean events();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogsAddOn}. Not thread-safe. */
    final class Builder extends ImmutableLogsAddOn.Builder {
        Builder() {}
    }
}
