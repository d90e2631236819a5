/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How long logs, metrics and traces are kept. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgObservability.Builder.class)
public interface OrgObservability extends Extensible {

    /** Returns the days for which logs are kept; 30 by default; {@code null} if it is not set. */
    @Nullable
    Integer logsRetentionDays();

    /** Returns the days for which metrics are kept; 30 by default; {@code null} if it is not set. */
    @Nullable
    Integer metricsRetentionDays();

    /** Returns the days for which traces are kept; 30 by default; {@code null} if it is not set. */
    @Nullable
    Integer tracesRetentionDays();

    /** Returns the e-mail addresses that receive alerts. */
    List<String> defaultAlertEmails();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgObservability}. Not thread-safe. */
    final class Builder extends ImmutableOrgObservability.Builder {
        Builder() {}
    }
}
