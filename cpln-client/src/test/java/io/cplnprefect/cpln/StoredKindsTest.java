/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of all kinds that can be created, in the emulator, which checks each document against the published fields. */
class StoredKindsTest {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    /** What a user writes; the server sets the rest. */
    static final List<String> WRITTEN = List.of("spec", "data", "provider", "memberLinks", "memberQuery", "bindings");

    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1")
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();

    @BeforeEach
    void createTargets() {
        WrittenDocument.createTargets(cpln);
    }

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    static Stream<WrittenDocument<?>> documents() {
        return WrittenDocument.created();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void create_objectOfAKind_isStoredAndReadBack(WrittenDocument<?> document) throws IOException {
        Stored stored = document.create(cpln.org());
        JsonNode read = MAPPER.readTree(MAPPER.writeValueAsBytes(document.read(cpln.org())));

        assertThat(stored.created()).isTrue();
        for (String member : WRITTEN) {
            assertThat(read.path(member)).as(member).isEqualTo(document.json().path(member));
        }
    }
}
