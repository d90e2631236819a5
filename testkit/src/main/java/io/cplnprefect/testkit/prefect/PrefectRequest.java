/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator received. Headers, and with them credentials, are not kept.
 *
 * @param number increases with each request to any emulator of this JVM
 * @param method the verb in upper case
 * @param path the path below the API base with its query, for example {@code /flow_runs/filter}
 * @param text the body as sent, empty if there was none
 */
public record PrefectRequest(long number, String method, String path, String text) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns the body, or null if there was none or it was not JSON; each call parses it anew. */
    public @Nullable JsonNode body() {
        try {
            return text.isEmpty() ? null : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
