/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets of {@code docs/deployments.md} compile, and run against the emulator in the order of the page. */
@Timeout(120)
final class DeploymentsGuideTest {

    @TempDir
    private Path classes;

    @ParameterizedTest
    @EnumSource
    void snippets_compileAndRunInTheirOrder(PrefectRelease release) {
        try (PrefectEmulator emulator =
                        PrefectEmulator.builder().release(release).start();
                Prefect prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build()) {
            prefect.workPools()
                    .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                    .execute();
            // By default, servers of Prefect 2 have no automations, and the emulator serves none.
            Guide.run("deployments.md", classes, prefect);
        }
    }
}
