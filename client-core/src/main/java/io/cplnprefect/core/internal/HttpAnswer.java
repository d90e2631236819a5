/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A whole answer, read to its end or, for an error, to the limit. The connection is free again. */
final class HttpAnswer {

    private final int status;
    private final String reasonPhrase;
    private final Headers headers;
    private final byte[] body;

    HttpAnswer(int status, String reasonPhrase, Headers headers, byte[] body) {
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
}
