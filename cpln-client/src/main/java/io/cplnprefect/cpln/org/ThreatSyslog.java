/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A syslog server that receives reports of threats. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ThreatSyslog.Builder.class)
public interface ThreatSyslog extends Extensible {

    /** Returns the transport; {@code null} if it is not set. */
    @Nullable
    SyslogMode transport();

    /** Returns the host; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ThreatSyslog}. Not thread-safe. */
    final class Builder extends ImmutableThreatSyslog.Builder {
        Builder() {}
    }
}
