/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.agent;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of an agent. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AgentStatus.Builder.class)
public interface AgentStatus extends Extensible {

    /** Returns the settings with which the agent registers; part of the response that creates the agent only; {@code null} if it is not set. */
    @Nullable
    AgentBootstrap bootstrapConfig();

    /** Returns the version of the protocol: {@code v1} or {@code v2}; {@code null} if it is not set. */
    @Nullable
    String protocolVersion();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AgentStatus}. Not thread-safe. */
    final class Builder extends ImmutableAgentStatus.Builder {
        Builder() {}
    }
}
