/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.agent;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings with which an agent registers. The token is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AgentBootstrap.Builder.class)
public interface AgentBootstrap extends Extensible {

    /** Returns the token with which the agent registers, a secret; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String registrationToken();

    /** Returns the id of the agent; {@code null} if it is not set. */
    @Nullable
    String agentId();

    /** Returns the link of the agent; {@code null} if it is not set. */
    @Nullable
    String agentLink();

    /** Returns the address of the hub to which the agent connects; {@code null} if it is not set. */
    @Nullable
    String hubEndpoint();

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

    /** A builder of {@link AgentBootstrap}. Not thread-safe. */
    final class Builder extends ImmutableAgentBootstrap.Builder {
        Builder() {}
    }
}
