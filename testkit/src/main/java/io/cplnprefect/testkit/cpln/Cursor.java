/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/**
 * Where a page begins, as text that clients hand back without reading it. It holds the query too, since later pages are
 * read by GET, without a body.
 *
 * @param offset number of items before the page
 * @param query the query document, missing for plain lists
 */
record Cursor(int offset, JsonNode query) {
    String encode() {
        String text = Json.write(Json.object().put("offset", offset).set("query", query));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Cursor decode(String text) {
        try {
            JsonNode cursor = Json.parse(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (!cursor.path("offset").isInt()) {
                throw new IllegalArgumentException("no offset");
            }
            return new Cursor(cursor.path("offset").intValue(), cursor.path("query"));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw ApiFault.badRequest("the cursor " + text + " is not one of this server");
        }
    }
}
