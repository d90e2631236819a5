/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The relay of requests from the Internet to a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokMiddlebox.Builder.class)
public interface ByokMiddlebox extends Extensible {

    /** Returns whether the relay is used; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the bandwidth in Mbit/s above which an alert is sent; {@code null} if it is not set. */
    @Nullable
    BigDecimal bandwidthAlertMbps();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the address; {@code null} if it is not set. */
    @Nullable
    String ip();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokMiddlebox}. Not thread-safe. */
    final class Builder extends ImmutableByokMiddlebox.Builder {
        Builder() {}
    }
}
