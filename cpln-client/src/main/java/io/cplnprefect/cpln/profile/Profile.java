/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.setting.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A profile of the {@code cpln} client. Immutable and thread-safe; printing it masks the token.
 *
 * @param name name of the profile
 * @param endpoint address of the API, or {@code null} if the profile has none
 * @param org name of the organization, or {@code null} if the profile has none
 * @param gvc name of the GVC, or {@code null} if the profile has none
 * @param token token of the profile, or else the access token of its browser login, which is valid for an hour; {@code null} if the
 *     profile has neither
 * @param isLogin whether the token is that of a browser login
 */
public record Profile(
        String name,
        @Nullable String endpoint,
        @Nullable String org,
        @Nullable String gvc,
        @Nullable Secret token,
        boolean isLogin) {

    /** Returns the profile of a file. */
    static Profile of(String name, JsonNode file) {
        String own = text(file.path("request"), "token");
        String login = text(file.path("authInfo"), "accessToken");
        String token = own == null ? login : own;
        return new Profile(
                name,
                text(file.path("request"), "endpoint"),
                text(file.path("context"), "org"),
                text(file.path("context"), "gvc"),
                token == null ? null : Secret.of(token),
                own == null && login != null);
    }

    private static @Nullable String text(JsonNode object, String member) {
        String text = object.path(member).asText("");
        return text.isBlank() ? null : text;
    }
}
