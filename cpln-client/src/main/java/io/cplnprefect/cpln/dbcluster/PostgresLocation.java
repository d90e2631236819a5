/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A location of a database. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PostgresLocation.Builder.class)
public interface PostgresLocation extends Extensible {

    /** Returns the name of the location; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns whether the location accepts writes; {@code null} if it is not set. */
    @Nullable
    Boolean writable();

    /** Returns the size of the instances, one of those of {@link PostgresDefaults#size()}; {@code null} if it is not set. */
    @Nullable
    String size();

    /** Returns the number of instances; {@code null} if it is not set. */
    @Nullable
    Integer instances();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PostgresLocation}. Not thread-safe. */
    final class Builder extends ImmutablePostgresLocation.Builder {
        Builder() {}
    }
}
