/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** Several requirements of tokens. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtRequirements.Builder.class)
public interface JwtRequirements extends Extensible {

    /** Returns the requirements. */
    List<JwtRequirement> requirements();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtRequirements}. Not thread-safe. */
    final class Builder extends ImmutableJwtRequirements.Builder {
        Builder() {}
    }
}
