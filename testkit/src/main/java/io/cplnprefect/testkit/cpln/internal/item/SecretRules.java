/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** The rules of a secret that involve several fields; problems never contain values. */
final class SecretRules {
    private SecretRules() {}

    static List<String> problems(JsonNode content) {
        JsonNode data = content.path("data");
        boolean encoded = content.path("type").asText().equals("opaque")
                && data.path("encoding").asText().equals("base64");
        return encoded && !isBase64(data.path("payload").asText())
                ? List.of("data.payload must be valid base64 where data.encoding is base64")
                : List.of();
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
