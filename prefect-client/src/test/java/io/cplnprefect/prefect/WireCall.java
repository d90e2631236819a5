/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A call and the request that it sends.
 *
 * @param line method and path
 * @param body the body as JSON; empty for none
 * @param call the call
 */
record WireCall(String line, String body, Function<Prefect, ApiCall<?>> call) {

    static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    static final String ID_TEXT = ID.toString();
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static WireCall call(String method, String path, Function<Prefect, ApiCall<?>> call) {
        return new WireCall(method + " " + path, "", call);
    }

    static WireCall call(String method, String path, String body, Function<Prefect, ApiCall<?>> call) {
        return new WireCall(method + " " + path, body.replace('\'', '"').replace("$ID", ID_TEXT), call);
    }

    static Map<String, @Nullable Object> nullMember(String name) {
        return Collections.singletonMap(name, null);
    }

    void verifyOn(PrefectWire wire) {
        // A status that ends every call right after the request.
        wire.respond(418, "{}");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> call.apply(prefect).execute())
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(418));
        }
        RecordedRequest request = wire.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
        assertThat(request.getHeaders().get("X-PREFECT-API-VERSION")).isEqualTo("0.8.4");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("cpln-prefect-client");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        if (body.isEmpty()) {
            assertThat(PrefectWire.body(request)).isEmpty();
        } else {
            assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
            try {
                assertThat(JSON.readTree(PrefectWire.body(request))).isEqualTo(JSON.readTree(body));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public String toString() {
        return line;
    }
}
