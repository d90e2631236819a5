/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.Map;

/**
 * One request the emulator has received.
 *
 * @param method in upper case
 * @param path with its query string, as sent
 * @param headers by lower-case name, without {@code authorization}
 * @param body empty when there was none
 */
public record RecordedCall(String method, String path, Map<String, String> headers, String body) {
    /** Keeps a copy of the headers. */
    public RecordedCall {
        headers = Map.copyOf(headers);
    }
}
