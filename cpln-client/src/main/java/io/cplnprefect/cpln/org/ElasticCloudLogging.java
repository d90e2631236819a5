/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The service of Elastic as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ElasticCloudLogging.Builder.class)
public interface ElasticCloudLogging extends Extensible {

    /** Returns the index; {@code null} if it is not set. */
    @Nullable
    String index();

    /** Returns the type of the documents; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the link of a secret of type {@code userpass}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the id of the deployment; {@code null} if it is not set. */
    @Nullable
    String cloudId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ElasticCloudLogging}. Not thread-safe. */
    final class Builder extends ImmutableElasticCloudLogging.Builder {
        Builder() {}
    }
}
