/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import org.jspecify.annotations.Nullable;

/** The requests that a server sends to its own API. */
@FunctionalInterface
public interface ServerRequests {
    /** Returns the response to a request, also if it is an error. */
    ApiResponse send(String method, String path, @Nullable JsonNode body);
}
