/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.Taint;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A node pool on machines of the platform. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EphemeralNodePool.Builder.class)
public interface EphemeralNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /** Returns the number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer count();

    /** Returns the processor: {@code amd64}, {@code arm64} or {@code any}; {@code null} if it is not set. */
    @Nullable
    String arch();

    /** Returns the system: {@code debian}, {@code ubuntu} or {@code fedora}; {@code null} if it is not set. */
    @Nullable
    String flavor();

    /** Returns the CPU of a node, such as {@code 500m}; {@code null} if it is not set. */
    @Nullable
    String cpu();

    /** Returns the memory of a node, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String memory();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EphemeralNodePool}. Not thread-safe. */
    final class Builder extends ImmutableEphemeralNodePool.Builder {
        Builder() {}
    }
}
