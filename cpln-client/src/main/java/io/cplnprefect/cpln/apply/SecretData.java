/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The data of a secret, for a comparison. */
final class SecretData {

    private SecretData() {}

    /** Returns the data without the encoding that the server assumes. */
    static JsonNode canonical(JsonNode data) {
        if (data.path("encoding").asText().equals("plain") && data.deepCopy() instanceof ObjectNode copy) {
            return copy.without("encoding");
        }
        return data;
    }
}
