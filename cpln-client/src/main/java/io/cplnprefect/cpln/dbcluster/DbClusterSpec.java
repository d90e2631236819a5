/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a database cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DbClusterSpec.Builder.class)
public interface DbClusterSpec extends Extensible {

    /** Returns whether the database can be reached from the Internet; {@code null} if it is not set. */
    @Nullable
    Boolean externalAccessEnabled();

    /** Returns the PostgreSQL database; {@code null} if it is not set. */
    @Nullable
    PostgresCluster postgres();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DbClusterSpec}. Not thread-safe. */
    final class Builder extends ImmutableDbClusterSpec.Builder {
        Builder() {}
    }
}
