/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The trust policy of a role of Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsTrustPolicy.Builder.class)
public interface AwsTrustPolicy extends Extensible {

    /** Returns the version of the policy language, such as {@code 2012-10-17}; {@code null} if it is not set. */
    @JsonProperty("Version")
    @Nullable
    String version();

    /** Returns the statements, as the provider defines them. */
    @JsonProperty("Statement")
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> statement();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsTrustPolicy}. Not thread-safe. */
    final class Builder extends ImmutableAwsTrustPolicy.Builder {
        Builder() {}
    }
}
