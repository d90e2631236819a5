/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A node pool whose machines the user adds. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = UnmanagedNodePool.Builder.class)
public interface UnmanagedNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link UnmanagedNodePool}. Not thread-safe. */
    final class Builder extends ImmutableUnmanagedNodePool.Builder {
        Builder() {}
    }
}
