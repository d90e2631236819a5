/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database with instances in several locations. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PostgresCluster.Builder.class)
public interface PostgresCluster extends Extensible {

    /** Returns the version of PostgreSQL: {@code 12.8} or {@code 13.4}; {@code null} if it is not set. */
    @Nullable
    String version();

    /** Returns the storage in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal storageGB();

    /** Returns the instances of locations that define none themselves; {@code null} if it is not set. */
    @Nullable
    PostgresDefaults defaults();

    /** Returns the locations. */
    List<PostgresLocation> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PostgresCluster}. Not thread-safe. */
    final class Builder extends ImmutablePostgresCluster.Builder {
        Builder() {}
    }
}
