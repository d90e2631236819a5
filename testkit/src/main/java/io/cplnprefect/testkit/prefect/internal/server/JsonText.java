/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The body of a request.
 *
 * @param value the JSON; a missing node for an empty body or one that is not JSON
 * @param isValid whether the body is empty or JSON
 * @param end the position of the first character that Python cannot read as JSON; 0 for a valid body
 */
record JsonText(JsonNode value, boolean isValid, int end) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static JsonText of(String text) {
        if (text.isEmpty()) {
            return new JsonText(MissingNode.getInstance(), true, 0);
        }
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? new JsonText(value, false, text.length()) : new JsonText(value, true, 0);
        } catch (JsonProcessingException e) {
            return new JsonText(MissingNode.getInstance(), false, start(text, read(text)));
        }
    }

    /** Returns the end of the last token that is valid. */
    private static int read(String text) {
        int end = 0;
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
                end = Math.toIntExact(parser.currentLocation().getCharOffset());
            }
        } catch (JsonEOFException e) {
            return text.length();
        } catch (JsonProcessingException e) {
            return end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return end;
    }

    /** Returns the start of the next value: the next character that is no space and no separator. */
    private static int start(String text, int from) {
        int place = from;
        while (place < text.length() && (",: \t\r\n".indexOf(text.charAt(place)) >= 0)) {
            place++;
        }
        return place;
    }
}
