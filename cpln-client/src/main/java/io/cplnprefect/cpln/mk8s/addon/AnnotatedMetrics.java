/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The metrics of pods with the annotations of Prometheus. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AnnotatedMetrics.Builder.class)
public interface AnnotatedMetrics extends Extensible {

    /** Returns the seconds between reads; {@code null} if it is not set. */
    @Nullable
    Integer intervalSeconds();

    /** Returns the regular expression of namespaces that are included; {@code null} if it is not set. */
    @Nullable
    String includeNamespaces();

    /** Returns the regular expression of namespaces that are excluded; {@code null} if it is not set. */
    @Nullable
    String excludeNamespaces();

    /** Returns the regular expression of labels that are kept; {@code null} if it is not set. */
    @Nullable
    String retainLabels();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AnnotatedMetrics}. Not thread-safe. */
    final class Builder extends ImmutableAnnotatedMetrics.Builder {
        Builder() {}
    }
}
