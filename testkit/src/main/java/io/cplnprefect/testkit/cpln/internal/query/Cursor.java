/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.util.Base64;

/**
 * The position of a page, an opaque text for clients. It contains the query, since clients read later pages by GET,
 * without a body.
 *
 * @param position of the last item before the page
 * @param query the query document, or a missing node for plain lists
 */
public record Cursor(long position, JsonNode query) {
    /** Returns the cursor as a text. */
    public String encode() {
        String text = Json.write(Json.object().put("after", position).set("query", query));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * Returns the cursor that a text encodes.
     *
     * @throws ApiException if this server did not create the text
     */
    public static Cursor decode(String text) {
        try {
            JsonNode cursor = Json.parse(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (!cursor.path("after").isIntegralNumber()) {
                throw new IllegalArgumentException("The cursor has no position.");
            }
            return new Cursor(cursor.path("after").longValue(), cursor.path("query"));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw ApiException.badRequest(
                    "Invalid cursor \"" + text + "\": expected the next link of a page of this server");
        }
    }
}
