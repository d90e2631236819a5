/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Where an event is from. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EventContext.Builder.class)
public interface EventContext extends Extensible {

    /** Returns the category; {@code null} if it is not set. */
    @Nullable
    String category();

    /** Returns the component of the platform, such as {@code scheduler} or {@code actuator}; {@code null} if it is not set. */
    @Nullable
    String component();

    /** Returns the cloud provider: {@code aws}, {@code gcp}, {@code azure}, {@code linode} or {@code byok}; {@code null} if it is not set. */
    @Nullable
    String cloudProvider();

    /** Returns the name of the cluster; {@code null} if it is not set. */
    @Nullable
    String cluster();

    /** Returns the link of the principal that caused the event; {@code null} if it is not set. */
    @Nullable
    String principalLink();

    /** Returns the text that equal events have in common; {@code null} if it is not set. */
    @Nullable
    String fingerprint();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventContext}. Not thread-safe. */
    final class Builder extends ImmutableEventContext.Builder {
        Builder() {}
    }
}
