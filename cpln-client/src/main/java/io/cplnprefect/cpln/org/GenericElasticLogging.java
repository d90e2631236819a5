/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An Elasticsearch server of the user as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GenericElasticLogging.Builder.class)
public interface GenericElasticLogging extends Extensible {

    /** Returns the host; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the path on the server; {@code null} if it is not set. */
    @Nullable
    String path();

    /** Returns the index; {@code null} if it is not set. */
    @Nullable
    String index();

    /** Returns the type of the documents; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the link of a secret of type {@code userpass}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the user name; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String username();

    /** Returns the password; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String password();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GenericElasticLogging}. Not thread-safe. */
    final class Builder extends ImmutableGenericElasticLogging.Builder {
        Builder() {}
    }
}
