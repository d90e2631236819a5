/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.agent;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The connection of an agent, as the hub reports it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AgentInfo.Builder.class)
public interface AgentInfo extends Extensible {

    /** Returns the version of the protocol: {@code v1} or {@code v2}; {@code null} if it is not set. */
    @Nullable
    String protocolVersion();

    /** Returns the id of the running instance; {@code null} if it is not set. */
    @Nullable
    String instanceId();

    /** Returns the time of the last message of the agent; {@code null} if it is not set. */
    @Nullable
    Instant lastActive();

    /** Returns the environment of the agent. */
    @Value.Redacted
    Map<String, @AllowNulls Object> env();

    /** Returns the number of connected peers; {@code null} if it is not set. */
    @Nullable
    Integer peerCount();

    /** Returns the number of services that the agent serves; {@code null} if it is not set. */
    @Nullable
    Integer serviceCount();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AgentInfo}. Not thread-safe. */
    final class Builder extends ImmutableAgentInfo.Builder {
        Builder() {}
    }
}
