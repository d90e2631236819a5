/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The instances of a database in each location that defines none itself. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PostgresDefaults.Builder.class)
public interface PostgresDefaults extends Extensible {

    /** Returns the size: {@code developer-2c-4g}, {@code small-2c-8g}, {@code standard-4c-16g}, {@code large-8c-32g} or {@code xlarge-16c-64g}; {@code null} if it is not set. */
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

    /** A builder of {@link PostgresDefaults}. Not thread-safe. */
    final class Builder extends ImmutablePostgresDefaults.Builder {
        Builder() {}
    }
}
