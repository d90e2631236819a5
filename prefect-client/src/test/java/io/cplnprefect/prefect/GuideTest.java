/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets of {@code docs/prefect-client.md} compile, and run against the emulator in the order of the page. */
@Timeout(120)
final class GuideTest {

    @TempDir
    private Path classes;

    @ParameterizedTest
    @EnumSource
    void snippets_compileAndRunInTheirOrder(PrefectRelease release) {
        try (PrefectEmulator emulator =
                        PrefectEmulator.builder().release(release).start();
                Prefect prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build()) {
            Guide.run(classes, prefect);
        }
    }
}
