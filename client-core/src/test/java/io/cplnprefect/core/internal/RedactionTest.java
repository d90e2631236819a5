/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.json.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final ObjectMapper MAPPER = Json.newMapper();
    private static final String SECRET = "hunter2";

    /** Returns JSON values whose texts contain the secret. */
    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> text = Arbitraries.strings()
                .withChars("ab \"\\'{}[],:\n\u00e9")
                .ofMaxLength(12)
                .map(noise -> noise + SECRET + noise);
        return Arbitraries.oneOf(text, nested(text), nested(nested(text)));
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5);
        return Arbitraries.oneOf(
                inner.list().ofMinSize(1).ofMaxSize(3).map(list -> list),
                Arbitraries.maps(names, inner).ofMinSize(1).ofMaxSize(3).map(map -> map));
    }

    @Provide
    Arbitrary<String> secretNames() {
        return Arbitraries.of(
                "token",
                "apiKey",
                "api_key",
                "PREFECT_API_KEY",
                "accessKey",
                "client_secret",
                "Password",
                "passwd",
                "db-password",
                "auth_string",
                "Authorization",
                "privateKey",
                "payload",
                "credentials");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void secretProperty_anyValue_isMasked(
            @ForAll("secretNames") String name, @ForAll("values") Object value, @ForAll boolean pretty)
            throws JsonProcessingException {
        ObjectNode body = MAPPER.createObjectNode().put("before", "kept");
        body.set(name, MAPPER.valueToTree(value));
        body.put("after", "kept too");

        String masked = Redaction.of(pretty ? body.toPrettyString() : body.toString());

        assertThat(masked).doesNotContain(SECRET);
        assertThat(masked).contains("\"kept\"", "\"kept too\"");
        assertThat(MAPPER.readTree(masked).path(name).textValue()).isEqualTo("********");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void secretProperty_inJsonWithinText_isMasked(@ForAll("secretNames") String name, @ForAll("values") Object value) {
        ObjectNode inner = MAPPER.createObjectNode();
        inner.set(name, MAPPER.valueToTree(value));
        ObjectNode body = MAPPER.createObjectNode().put("detail", inner.toString());

        assertThat(Redaction.of(body.toString())).doesNotContain(SECRET);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void secretProperty_textCutOff_isMasked(
            @ForAll("secretNames") String name, @ForAll("values") Object value, @ForAll("cuts") double cut) {
        ObjectNode body = MAPPER.createObjectNode();
        body.set(name, MAPPER.valueToTree(value));
        String whole = body.toString();

        assertThat(Redaction.of(whole.substring(0, (int) (whole.length() * cut))))
                .doesNotContain(SECRET);
    }

    @Provide
    Arbitrary<Double> cuts() {
        return Arbitraries.doubles().between(0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"}",
                "{\"value\":\"hunter2\",\"name\":\"DB_PASSWORD\"}",
                "{'password': 'hunter2', 'x': 1}",
                "the header was Authorization: Bearer hunter2-and-more",
                "no such key pnu_hunter2hunter2",
                "cannot reach postgresql://me:hunter2@db:5432/prefect",
                "{\"password\": hunter2}",
                "{\"password\":\"hunter2"
            })
    void secret_inOtherNotation_isMasked(String text) {
        assertThat(Redaction.of(text)).doesNotContain("hunter2").contains("********");
    }

    @Test
    void text_withoutSecrets_isUnchanged() {
        String text = "{\"message\":\"no flow run with id 'a'\",\"things\":[{\"name\":\"a\",\"value\":\"b\"}]}";

        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void text_long_isKeptUpToALimit() {
        assertThat(Redaction.of("x".repeat(5_000))).isEqualTo("x".repeat(2_000) + "... (5000 characters)");
    }
}
