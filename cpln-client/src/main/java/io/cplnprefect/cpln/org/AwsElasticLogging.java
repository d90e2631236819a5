/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Elasticsearch of Amazon Web Services as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsElasticLogging.Builder.class)
public interface AwsElasticLogging extends Extensible {

    /** Returns the host; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the index; {@code null} if it is not set. */
    @Nullable
    String index();

    /** Returns the type of the documents; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the link of a secret of type {@code aws}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the region; {@code null} if it is not set. */
    @Nullable
    String region();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsElasticLogging}. Not thread-safe. */
    final class Builder extends ImmutableAwsElasticLogging.Builder {
        Builder() {}
    }
}
