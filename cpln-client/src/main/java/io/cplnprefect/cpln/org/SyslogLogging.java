/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A syslog server as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SyslogLogging.Builder.class)
public interface SyslogLogging extends Extensible {

    /** Returns the host; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the transport; {@code null} if it is not set. */
    @Nullable
    SyslogMode mode();

    /** Returns the format of messages; {@code null} if it is not set. */
    @Nullable
    SyslogFormat format();

    /** Returns the severity of messages, from 0 (emergency) to 7 (debug); {@code null} if it is not set. */
    @Nullable
    Integer severity();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SyslogLogging}. Not thread-safe. */
    final class Builder extends ImmutableSyslogLogging.Builder {
        Builder() {}
    }
}
