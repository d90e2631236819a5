/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.Map;

/**
 * A request that the emulator has received.
 *
 * @param number increases with each request to any emulator of this JVM
 * @param method in upper case
 * @param path the path with its query string, as sent
 * @param headers by lower-case name, without {@code authorization}
 * @param body empty if there is none
 */
public record RecordedRequest(long number, String method, String path, Map<String, String> headers, String body) {
    /** Creates a record with a copy of the headers. */
    public RecordedRequest {
        headers = Map.copyOf(headers);
    }
}
