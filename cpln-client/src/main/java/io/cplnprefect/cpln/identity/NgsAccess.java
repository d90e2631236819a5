/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The access of an identity to an account of the NATS service of Synadia. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NgsAccess.Builder.class)
public interface NgsAccess extends Extensible {

    /** Returns the link of the cloud account; {@code null} if it is not set. */
    @Nullable
    String cloudAccountLink();

    /** Returns the subjects to which messages may be published; {@code null} if it is not set. */
    @Nullable
    NgsSubjects pub();

    /** Returns the subjects to which workloads may subscribe; {@code null} if it is not set. */
    @Nullable
    NgsSubjects sub();

    /** Returns the limits of replies; {@code null} if it is not set. */
    @Nullable
    NgsReplies resp();

    /** Returns the maximum number of subscriptions; {@code null} if it is not set. */
    @Nullable
    Integer subs();

    /** Returns the maximum number of bytes per connection; {@code null} if it is not set. */
    @Nullable
    Long data();

    /** Returns the maximum size of a message in bytes; {@code null} if it is not set. */
    @Nullable
    Long payload();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NgsAccess}. Not thread-safe. */
    final class Builder extends ImmutableNgsAccess.Builder {
        Builder() {}
    }
}
