/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.fixture.PythonProgram;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas of the blocks are those of Python classes with the same fields. */
class PythonChecksumsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void checksums_areThoseOfPythonClassesWithTheSameFields(PrefectRelease release) throws Exception {
        RealPrefect server = RealPrefect.shared(release);
        Path program = Path.of(Objects.requireNonNull(getClass().getResource("/agents/cpln_blocks.py"))
                .toURI());

        JsonNode python = new ObjectMapper()
                .readTree(new PythonProgram(server.bin(), folder, Map.of("PREFECT_API_URL", server.apiUrl()))
                        .run("python", program.toString(), "checksums"));

        ServerVersion version = ServerVersion.parse(server.version());
        assertThat(python).hasSize(BlockKind.all().size());
        assertThat(BlockKind.all())
                .allSatisfy(kind -> assertThat(python.path(kind.slug()).asText())
                        .as(kind.slug())
                        .isEqualTo(kind.definition().checksum(version)));
    }
}
