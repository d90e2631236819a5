/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A response whose body has been read: completely if it was successful, else up to a limit. */
final class RawResponse {

    private final int status;
    private final String reasonPhrase;
    private final Headers headers;
    private final byte[] body;

    RawResponse(int status, String reasonPhrase, Headers headers, byte[] body) {
        this.status = status;
        this.reasonPhrase = reasonPhrase;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    String reasonPhrase() {
        return reasonPhrase;
    }

    byte[] body() {
        return body;
    }

    boolean successful() {
        return status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    Map<String, List<String>> headersByLowerCaseName() {
        Map<String, List<String>> byName = new TreeMap<>();
        for (String name : headers.names()) {
            byName.put(name.toLowerCase(Locale.ROOT), List.copyOf(headers.values(name)));
        }
        return byName;
    }

    /** Returns the response to a delete whose object an earlier attempt has deleted. */
    RawResponse asDeleted() {
        return new RawResponse(204, "No Content", headers, new byte[0]);
    }
}
