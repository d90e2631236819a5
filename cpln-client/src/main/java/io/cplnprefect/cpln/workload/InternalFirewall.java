/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The connections of a workload from other workloads. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = InternalFirewall.Builder.class)
public interface InternalFirewall extends Extensible {

    /** Returns the workloads from which connections are accepted; {@code none} by default; {@code null} if it is not set. */
    @Nullable
    InboundAllowType inboundAllowType();

    /** Returns the links of these workloads if they are listed. */
    List<String> inboundAllowWorkload();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link InternalFirewall}. Not thread-safe. */
    final class Builder extends ImmutableInternalFirewall.Builder {
        Builder() {}
    }
}
