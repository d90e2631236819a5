/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Elasticsearch as the target of logs. Exactly one service is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ElasticLogging.Builder.class)
public interface ElasticLogging extends Extensible {

    /** Returns the service of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsElasticLogging aws();

    /** Returns the service of Elastic; {@code null} if it is not set. */
    @Nullable
    ElasticCloudLogging elasticCloud();

    /** Returns a server of the user; {@code null} if it is not set. */
    @Nullable
    GenericElasticLogging generic();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ElasticLogging}. Not thread-safe. */
    final class Builder extends ImmutableElasticLogging.Builder {
        Builder() {}
    }
}
