/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.prefect.block.BlockSchemaChecksum;
import io.cplnprefect.prefect.internal.PrefectJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums that Prefect of both generations computed for schemas of its own blocks, and for schemas with rare content. */
final class BlockSchemaChecksumTest {

    private static final ObjectMapper MAPPER = PrefectJson.newMapper();

    @ParameterizedTest
    @ValueSource(strings = {"2.20.25", "3.8.8"})
    void checksum_ofSchema_isThatOfPython(String version) throws IOException {
        List<Vector> vectors;
        try (InputStream file = BlockSchemaChecksumTest.class.getResourceAsStream(version + "/block-checksums.json")) {
            vectors = MAPPER.readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        }
        assertThat(vectors)
                .hasSizeGreaterThan(20)
                .allSatisfy(vector -> assertThat(BlockSchemaChecksum.of(vector.fields()))
                        .as(vector.name())
                        .isEqualTo(vector.checksum()));
    }

    /**
     * A schema and its checksum.
     *
     * @param name name of the block
     * @param fields the schema
     * @param checksum its checksum
     */
    record Vector(String name, Map<String, Object> fields, String checksum) {}
}
