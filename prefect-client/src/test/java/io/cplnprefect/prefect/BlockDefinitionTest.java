/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDefinition;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.block.BlockField;
import io.cplnprefect.prefect.block.BlockSlug;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.server.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Block types that are defined in Java, against what Python of both generations computed for the same classes. */
final class BlockDefinitionTest {

    private static final ObjectMapper MAPPER = PrefectJson.newMapper();

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @ParameterizedTest
    @ValueSource(strings = {"2.20.25", "3.8.8"})
    void schema_ofDefinition_isThatOfPython(String version) throws IOException {
        List<PythonBlock> blocks;
        try (InputStream file = BlockDefinitionTest.class.getResourceAsStream(version + "/block-definitions.json")) {
            blocks = MAPPER.readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        }
        assertThat(blocks).hasSize(3);
        for (int i = 0; i < 3; i++) {
            BlockDefinition definition = List.of(JavaBlocks.KEY, JavaBlocks.GROUP, JavaBlocks.ENDPOINT)
                    .get(i);
            PythonBlock python = blocks.get(i);
            ServerVersion server = ServerVersion.parse(version);
            assertThat(definition.slug()).isEqualTo(python.slug());
            assertThat(definition.className()).isEqualTo(python.name());
            assertThat(MAPPER.<JsonNode>valueToTree(definition.schema(server)))
                    .isEqualTo(MAPPER.valueToTree(python.fields()));
            assertThat(definition.checksum(server)).isEqualTo(python.checksum());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AWS Credentials, aws-credentials",
        "Crème brûlée 2, creme-brulee-2",
        "'1,000 (x)', 1000-x",
        "Café's, cafe-s"
    })
    void slug_ofName_isThatOfPython(String name, String slug) {
        assertThat(BlockSlug.of(name)).isEqualTo(slug);
    }

    @Test
    void name_withoutLatinLetters_needsASlug() {
        assertThatThrownBy(() -> BlockDefinition.named("Schlüssel 鍵").build())
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("Set the slug.");
        assertThat(BlockDefinition.named("鍵").slug("key").build().slug()).isEqualTo("key");
    }

    @Test
    void invalidData_isRefusedWithAllProblems_beforeAnythingIsSent() {
        BlockDefinition definition = BlockDefinition.named("Key")
                .field(BlockField.secret("token"))
                .field(BlockField.integer("size"))
                .field(BlockField.choice("mode", "a", "b"))
                .build();
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> blocks(prefect)
                            .save(
                                    definition,
                                    "main",
                                    BlockData.builder()
                                            .put("token", "hunter2")
                                            .put("mode", "c")
                                            .put("colour", 1)
                                            .build()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid data of the block 'key': 'token' must be a Secret; 'size' is missing; "
                            + "'mode' must be one of [a, b]; 'colour' is unknown. "
                            + "Expected the fields [token, size, mode].");
        }
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void secrets_ofData_areNotPrinted() {
        BlockData data = BlockData.builder()
                .put("token", Secret.of("hunter2"))
                .put("note", "confidential")
                .build();
        assertThat(data.toString()).isEqualTo("BlockData[token, note]");
        assertThat(data.secret("token")).isEqualTo(Secret.of("hunter2"));
    }

    @Test
    void secret_readWithoutSecrets_isRefused() {
        BlockData data = BlockData.of(BlockDocument.builder()
                .id(WireCall.ID)
                .putData("token", Secret.MASK)
                .build());
        assertThatThrownBy(() -> data.secret("token"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid field 'token': it was read without secrets. Read the document with its secrets.");
    }

    @Test
    void existingType_isKept_andAnotherDescriptionUpdated() {
        BlockDefinition definition =
                BlockDefinition.named("Key").description("new").build();
        String type = "{\"id\":\"" + WireCall.ID + "\",\"name\":\"Key\",\"slug\":\"key\",\"description\":\"old\"}";
        wire.respond(200, type);
        wire.respond(204, "");
        wire.respond(201, "{\"id\":\"" + WireCall.ID + "\",\"checksum\":\"sha256:0\",\"fields\":{}}");
        try (Prefect prefect = wire.prefect()) {
            blocks(prefect).register(definition).execute();
        }
        assertThat(wire.receivedLine()).isEqualTo("GET /api/block_types/slug/key");
        assertThat(PrefectWire.body(wire.received())).isEqualTo("{\"description\":\"new\"}");
        assertThat(wire.receivedLine()).isEqualTo("POST /api/block_schemas/");
    }

    private static Blocks blocks(Prefect prefect) {
        return Blocks.of(
                prefect.blockTypes(), prefect.blockSchemas(), prefect.blockDocuments(), ServerVersion.parse("3.8.8"));
    }

    /**
     * A block class as Python describes it.
     *
     * @param name name of the class
     * @param slug slug of the type
     * @param fields the schema
     * @param checksum its checksum
     */
    record PythonBlock(String name, String slug, Map<String, Object> fields, String checksum) {}
}
