/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What we deploy from a project file equals what {@code prefect deploy --all} of the same generation deploys, field by field, except
 * for the rows of {@code differences.md}. What the command line deployed is recorded; {@code -Dprefect.deploy=record} executes it
 * again and records it anew.
 */
final class PythonDeploymentsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void deployments_equalThoseOfThePythonCommandLine(PrefectRelease release) throws Exception {
        RealPrefect server = RealPrefect.shared(release);
        try (Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            ProjectFiles.createReferences(prefect);
            ProjectComparison comparison = new ProjectComparison(prefect, release);
            if ("record".equals(System.getProperty("prefect.deploy"))) {
                comparison.record(server.bin(), folder);
            }
            comparison.compare();
        }
    }
}
