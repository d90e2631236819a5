/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.agent;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An agent: a program in a private network through which identities reach its hosts. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Agent.Builder.class)
public interface Agent extends Item, Extensible {

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    AgentStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Agent}. Not thread-safe. */
    final class Builder extends ImmutableAgent.Builder {
        Builder() {}
    }
}
