/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The credentials of a request. Exactly one member is set. They are never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CallCredentials.Builder.class)
public interface CallCredentials extends Extensible {

    /** Returns the access token; {@code null} if it is not set. */
    @JsonProperty("access_token")
    @Value.Redacted
    @Nullable
    String accessToken();

    /** Returns the credentials of the virtual machine; {@code null} if it is not set. */
    @JsonProperty("google_compute_engine")
    @Nullable
    NoSettings googleComputeEngine();

    /** Returns the refresh token; {@code null} if it is not set. */
    @JsonProperty("google_refresh_token")
    @Value.Redacted
    @Nullable
    String googleRefreshToken();

    /** Returns the credentials of a service account; {@code null} if it is not set. */
    @JsonProperty("service_account_jwt_access")
    @Nullable
    ServiceAccountCredentials serviceAccountJwtAccess();

    /** Returns the credentials of Google IAM; {@code null} if it is not set. */
    @JsonProperty("google_iam")
    @Nullable
    GoogleIamCredentials googleIam();

    /** Returns the credentials of a plug-in; {@code null} if it is not set. */
    @JsonProperty("from_plugin")
    @Nullable
    ExtensionConfig fromPlugin();

    /** Returns the credentials of a security token service; {@code null} if it is not set. */
    @JsonProperty("sts_service")
    @Nullable
    TokenService stsService();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CallCredentials}. Not thread-safe. */
    final class Builder extends ImmutableCallCredentials.Builder {
        Builder() {}
    }
}
