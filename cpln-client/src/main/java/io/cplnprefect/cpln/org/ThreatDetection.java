/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The detection of threats, and the server that receives its messages. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ThreatDetection.Builder.class)
public interface ThreatDetection extends Extensible {

    /** Returns whether threats are detected; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the lowest severity that is reported; {@code null} if it is not set. */
    @Nullable
    ThreatSeverity minimumSeverity();

    /** Returns the syslog server that receives the reports; {@code null} if it is not set. */
    @Nullable
    ThreatSyslog syslog();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ThreatDetection}. Not thread-safe. */
    final class Builder extends ImmutableThreatDetection.Builder {
        Builder() {}
    }
}
