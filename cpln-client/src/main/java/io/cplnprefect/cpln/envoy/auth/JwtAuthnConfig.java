/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that checks JSON Web Tokens. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtAuthnConfig.Builder.class)
public interface JwtAuthnConfig extends Extensible {

    /** Returns the issuers by name. */
    Map<String, JwtProvider> providers();

    /** Returns the requirements of requests, of which the first that matches counts. */
    List<JwtRule> rules();

    /** Returns the requirements by the state of other filters; {@code null} if it is not set. */
    @JsonProperty("filter_state_rules")
    @Nullable
    JwtStateRules filterStateRules();

    /** Returns whether CORS checks require no token; {@code null} if it is not set. */
    @JsonProperty("bypass_cors_preflight")
    @Nullable
    Boolean bypassCorsPreflight();

    /** Returns the requirements by name. */
    @JsonProperty("requirement_map")
    Map<String, JwtRequirement> requirementMap();

    /** Returns the type of the settings; {@code null} if it is not set. */
    @JsonProperty("@type")
    @Nullable
    String typeUrl();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtAuthnConfig}. Not thread-safe. */
    final class Builder extends ImmutableJwtAuthnConfig.Builder {
        Builder() {}
    }
}
