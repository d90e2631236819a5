/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The security of an organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgSecurity.Builder.class)
public interface OrgSecurity extends Extensible {

    /** Returns the detection of threats; {@code null} if it is not set. */
    @Nullable
    ThreatDetection threatDetection();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgSecurity}. Not thread-safe. */
    final class Builder extends ImmutableOrgSecurity.Builder {
        Builder() {}
    }
}
