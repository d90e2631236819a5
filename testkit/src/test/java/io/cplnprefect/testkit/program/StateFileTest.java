/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @Test
    void dumpedState_whichContainsSecrets_isReadableForItsOwnerOnly(@TempDir Path folder) throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = folder.resolve("state.json");
        Files.writeString(file, "{}");
        try (Services services = Services.builder().prefect(prefect -> {}).start()) {
            StateFile.dump(services, file);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
