/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks that Java saves load in Python, and the other way round. */
final class PythonBlocksIT {

    private static final ObjectMapper MAPPER = PrefectJson.newMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void blocks_savedOnOneSide_loadOnTheOther(PrefectRelease release) throws Exception {
        RealPrefect server = RealPrefect.shared(release);
        String unique = UUID.randomUUID().toString().substring(0, 8);
        try (Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            Blocks blocks = prefect.blocks();
            BlockDocument key = blocks.save(
                            JavaBlocks.KEY,
                            "java-key-" + unique,
                            BlockData.builder()
                                    .put("token", Secret.of("old"))
                                    .put("note", "removed")
                                    .build())
                    .execute();
            BlockDocument replaced = blocks.save(
                            JavaBlocks.KEY,
                            "java-key-" + unique,
                            BlockData.builder()
                                    .put("token", Secret.of("java-token"))
                                    .build())
                    .execute();
            assertThat(replaced.id()).isEqualTo(key.id());
            assertThat(replaced.data()).isEqualTo(Map.of("token", Secret.MASK));

            BlockDocument endpoint = blocks.save(JavaBlocks.ENDPOINT, "java-" + unique, JavaBlocks.endpoint(key.id()))
                    .execute();
            UUID schema = Objects.requireNonNull(endpoint.blockSchemaId());
            assertThat(blocks.register(JavaBlocks.ENDPOINT).execute().id()).isEqualTo(schema);
            BlockDocument anonymous = blocks.saveAnonymous(
                            JavaBlocks.KEY,
                            BlockData.builder()
                                    .put("token", Secret.of("anonymous"))
                                    .build())
                    .execute();
            assertThat(anonymous.anonymous()).isTrue();

            JsonNode python = python(server, "java-" + unique, "python-" + unique);
            assertThat(python.path("same").booleanValue()).isTrue();
            assertThat(python.path("class").textValue()).isEqualTo("JavaEndpoint");
            assertThat(python.path("schema").textValue())
                    .as("Python uses the schema that Java registered")
                    .isEqualTo(schema.toString());
            JsonNode loaded = python.path("loaded");
            assertThat(loaded.at("/password").textValue()).isEqualTo("hunter2");
            assertThat(loaded.at("/secrets/first").textValue()).isEqualTo("s1");
            assertThat(loaded.at("/key/token").textValue()).isEqualTo("java-token");
            assertThat(loaded.at("/main_key/token").textValue()).isEqualTo("inline-token");
            assertThat(loaded.at("/group/first/token").textValue()).isEqualTo("inline-token");
            assertThat(loaded.at("/port").intValue()).isEqualTo(8443);
            assertThat(loaded.at("/mode").textValue()).isEqualTo("fast");

            verifyPythonBlock(
                    blocks.load("java-endpoint", "python-" + unique).execute(),
                    blocks.load("java-key", "python-" + unique + "-key").execute());
        }
    }

    private static void verifyPythonBlock(BlockData endpoint, BlockData key) {
        assertThat(endpoint.text("host")).isEqualTo("python.example.com");
        assertThat(endpoint.secret("password")).isEqualTo(Secret.of("python-password"));
        assertThat(endpoint.value("secrets")).isEqualTo(Map.of("inner", "python-inner"));
        assertThat(endpoint.value("size")).isEqualTo(1);
        assertThat(endpoint.reference("key")).isNotNull().isEqualTo(endpoint.reference("titled"));
        assertThat(endpoint.reference("main_key")).isNull();
        BlockData nested = Objects.requireNonNull(endpoint.block("key"));
        assertThat(nested.secret("token")).isEqualTo(Secret.of("python-token"));
        assertThat(Objects.requireNonNull(endpoint.block("main_key")).secret("token"))
                .isEqualTo(Secret.of("inline"));
        assertThat(key.secret("token")).isEqualTo(Secret.of("python-token"));
        assertThat(key.text("note")).isEqualTo("kept");
    }

    private JsonNode python(RealPrefect server, String... arguments) throws Exception {
        Path program = folder.resolve("java_blocks.py");
        try (InputStream source = PythonBlocksIT.class.getResourceAsStream("java_blocks.py")) {
            Files.copy(Objects.requireNonNull(source), program);
        }
        Path output = folder.resolve("output.json");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder python = new ProcessBuilder(
                        server.bin().resolve("python").toString(), program.toString(), arguments[0], arguments[1])
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        python.environment().keySet().removeIf(name -> name.startsWith("PREFECT_"));
        python.environment()
                .putAll(Map.of(
                        "PREFECT_API_URL", server.apiUrl(),
                        "PREFECT_HOME", folder.resolve("home").toString()));
        Process process = python.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return MAPPER.readTree(output.toFile());
    }
}
