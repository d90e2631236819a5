/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;

/** The trust policy of a role that an add-on uses. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsTrustStatus.Builder.class)
public interface AwsTrustStatus extends Extensible {

    /** Returns the trust policy. */
    @Value.Redacted
    Map<String, @AllowNulls Object> trustPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsTrustStatus}. Not thread-safe. */
    final class Builder extends ImmutableAwsTrustStatus.Builder {
        Builder() {}
    }
}
