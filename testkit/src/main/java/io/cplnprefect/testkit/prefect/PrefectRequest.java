/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator received; no header is kept, so no credential is.
 *
 * @param method the verb in capital letters
 * @param path the path below the API base with its query, for example {@code /flow_runs/filter}
 * @param body the body, or null when there was none or it was not JSON
 */
public record PrefectRequest(
        String method, String path, @Nullable JsonNode body) {}
