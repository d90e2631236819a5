/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Successful responses that cannot be read: the error contains the path of the invalid value, and no secret. */
class DecodingTest {

    private static final Endpoint READ = Endpoint.of("GET", "/boxes");

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    record Thing(String name, int size, int token) {}

    record Box(List<Thing> things) {}

    @JsonDeserialize(using = RejectingDeserializer.class)
    record Rejected(String text) {}

    static final class RejectingDeserializer extends JsonDeserializer<Rejected> {
        @Override
        public Rejected deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            throw new IllegalArgumentException("rejected: " + parser.getText().toUpperCase(Locale.ROOT));
        }
    }

    private DecodingException unreadable(CallStyle style, Endpoint endpoint, Class<?> type, String body) {
        wire.enqueue(status(200).addHeader("X-Request-Id", "r-1").body(body).build());
        ApiCall<Object> call = wire.connect().call(endpoint, "/boxes", null, type);
        DecodingException e = failure(DecodingException.class, () -> style.execute(call));
        assertThat(e.status()).isEqualTo(200);
        assertThat(e.requestId()).isEqualTo("r-1");
        return e;
    }

    @ParameterizedTest
    @EnumSource
    void body_withInvalidValue_isReportedWithThePathOfTheValue(CallStyle style) {
        DecodingException e = unreadable(
                style, READ, Box.class, "{\"things\":[{\"name\":\"a\"},{\"name\":\"b\",\"size\":\"large\"}]}");

        assertThat(e)
                .hasMessageStartingWith("GET /api/boxes: cannot read the response with status 200: at things[1].size: ")
                .hasMessageContaining("large");
        assertThat(e.body()).contains("\"b\"");
    }

    @ParameterizedTest
    @EnumSource
    void body_withInvalidSecret_isReportedWithoutTheSecret(CallStyle style) {
        DecodingException e =
                unreadable(style, READ, Box.class, "{\"things\":[{\"name\":\"a\",\"token\":\"s3cr3t\"}]}");

        assertThat(e).hasMessageContaining("at things[0].token").hasStackTraceContaining("DecodingException");
        assertThat(e.getCause()).isNull();
        assertThat(e.getMessage() + e.body()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @EnumSource
    void body_ofSensitiveEndpoint_isNotKept(CallStyle style) {
        DecodingException e = unreadable(
                style,
                READ.withSensitiveResponse(),
                Box.class,
                "{\"things\":[{\"name\":\"s3cr3t\",\"size\":\"s3cr3t\"}]}");

        assertThat(e.getCause()).isNull();
        assertThat(e.body()).isEmpty();
        assertThat(e.getMessage()).contains("at things[0].size").doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @EnumSource
    void body_emptyOrNullOrNotJson_isReported(CallStyle style) {
        for (String body : List.of("", "null", "<html>", "{\"things\":[")) {
            assertThat(unreadable(style, READ, Box.class, body))
                    .hasMessageStartingWith("GET /api/boxes: cannot read the response with status 200: ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deserializer_throwsRuntimeException_isReported(CallStyle style) {
        assertThat(unreadable(style, READ, Rejected.class, "\"abc\"")).hasMessageEndingWith("rejected: ABC");
    }

    @ParameterizedTest
    @EnumSource
    void body_large_isKeptUpToALimit(CallStyle style) {
        DecodingException e = unreadable(style, READ, Box.class, "\"" + "x".repeat(100_000) + "\"");

        assertThat(e.body()).hasSizeLessThan(2_100).endsWith("... (100002 characters)");
    }

    @ParameterizedTest
    @EnumSource
    void body_withUnknownProperties_isRead(CallStyle style) {
        wire.enqueue(ok("{\"name\":\"a\",\"colour\":\"red\"}"));

        Thing thing = style.execute(wire.connect().<Thing>call(READ, "/boxes", null, Thing.class));

        assertThat(thing.name()).isEqualTo("a");
    }
}
