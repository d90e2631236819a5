/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The firewall of a workload. Everything that it does not allow is refused. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Firewall.Builder.class)
public interface Firewall extends Extensible {

    /** Returns the connections from and to the Internet; {@code null} if it is not set. */
    @Nullable
    ExternalFirewall external();

    /** Returns the connections from other workloads; {@code null} if it is not set. */
    @Nullable
    InternalFirewall internal();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Firewall}. Not thread-safe. */
    final class Builder extends ImmutableFirewall.Builder {
        Builder() {}
    }
}
