/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access to the state of an emulator without HTTP. No fault applies to it, and its calls are not part of the requests
 * that the emulator lists.
 *
 * <p>Thread-safe.
 */
public final class ControlPlaneState {
    private final Platform platform;

    ControlPlaneState(Platform platform) {
        this.platform = platform;
    }

    /** Returns the name of the first org of the builder. */
    public String org() {
        return platform.org();
    }

    /**
     * Calls the API with all permissions.
     *
     * @param path the path with its query, for example {@code /org/acme/gvc}
     * @param body the JSON body, or null for none
     * @return the body of the response; a null node if it is not JSON
     * @throws IllegalStateException if the response is not a success; the message contains it
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) {
        return platform.call(method, path, body);
    }

    /** Returns copies of all items by their self links, in creation order, secrets with their data. */
    public Map<String, JsonNode> items() {
        return platform.items();
    }

    /**
     * Returns the state that {@link #load} accepts: all items by their self links, in creation order, secrets with their
     * data, and, as {@code executions} and {@code logs}, the job executions and the log lines.
     */
    public ObjectNode dump() {
        return platform.dump();
    }

    /**
     * Stores the items of a dump without any check, in place of those with the same links, and adds its executions and log
     * lines. Commands and executions that were live are {@code failed}, because their jobs have ended.
     *
     * @throws IllegalArgumentException if the dump is not a JSON object, or an item is invalid
     */
    public void load(JsonNode dump) {
        platform.load(dump);
    }
}
