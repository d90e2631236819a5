/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The logs of the machines of a load balancer. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonLogging.Builder.class)
public interface TritonLogging extends Extensible {

    /** Returns the port of the nodes that receives the logs; {@code null} if it is not set. */
    @Nullable
    Integer nodePort();

    /** Returns the address of the syslog server that receives the logs; {@code null} if it is not set. */
    @Nullable
    String externalSyslog();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonLogging}. Not thread-safe. */
    final class Builder extends ImmutableTritonLogging.Builder {
        Builder() {}
    }
}
