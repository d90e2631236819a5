/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.memcachecluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a memcache cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MemcacheSpec.Builder.class)
public interface MemcacheSpec extends Extensible {

    /** Returns the number of nodes in each location; {@code null} if it is not set. */
    @Nullable
    Integer nodeCount();

    /** Returns the memory of a node in GiB; {@code null} if it is not set. */
    @Nullable
    BigDecimal nodeSizeGiB();

    /** Returns the version: {@code 1.6.17} or {@code 1.5.22}; {@code null} if it is not set. */
    @Nullable
    String version();

    /** Returns the options; {@code null} if it is not set. */
    @Nullable
    MemcacheOptions options();

    /** Returns the links of the locations. */
    List<String> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MemcacheSpec}. Not thread-safe. */
    final class Builder extends ImmutableMemcacheSpec.Builder {
        Builder() {}
    }
}
