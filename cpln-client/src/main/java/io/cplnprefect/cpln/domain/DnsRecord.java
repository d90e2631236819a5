/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A DNS record that the owner of a domain has to create. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DnsRecord.Builder.class)
public interface DnsRecord extends Extensible {

    /** Returns the type, such as {@code CNAME} or {@code NS}; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the time to live in seconds; {@code null} if it is not set. */
    @Nullable
    Integer ttl();

    /** Returns the name of the record; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the value of the record; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String value();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DnsRecord}. Not thread-safe. */
    final class Builder extends ImmutableDnsRecord.Builder {
        Builder() {}
    }
}
