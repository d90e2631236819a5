/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.gvc.Tracing;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of an organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgSpec.Builder.class)
public interface OrgSpec extends Extensible {

    /** Returns the service that receives a copy of the logs; {@code null} if it is not set. */
    @Nullable
    OrgLogging logging();

    /** Returns further services that receive a copy of the logs, up to 3. */
    List<OrgLogging> extraLogging();

    /** Returns the tracing of requests in all GVCs; {@code null} if it is not set. */
    @Nullable
    Tracing tracing();

    /** Returns the seconds after which an idle session of the console ends; 900 by default; {@code null} if it is not set. */
    @Nullable
    Integer sessionTimeoutSeconds();

    /** Returns the rules of the login; {@code null} if it is not set. */
    @Nullable
    OrgAuthentication authConfig();

    /** Returns how long logs, metrics and traces are kept; {@code null} if it is not set. */
    @Nullable
    OrgObservability observability();

    /** Returns the detection of threats; {@code null} if it is not set. */
    @Nullable
    OrgSecurity security();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgSpec}. Not thread-safe. */
    final class Builder extends ImmutableOrgSpec.Builder {
        Builder() {}
    }
}
