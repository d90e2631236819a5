/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guide on real Prefect servers, with jobs as processes. */
@Timeout(300)
class GuideWalkIT {

    @TempDir
    private Path folder;

    @Test
    void guide_onPrefect2_withARepositoryOverSsh() throws Exception {
        try (GitServer git = GitServer.start(folder.resolve("git"))) {
            guide(PrefectRelease.V2_20, git.url(GuideWalk.repository(folder)), git.environment());
        }
    }

    @Test
    void guide_onPrefect3_withARepositoryInAFolder() throws Exception {
        guide(PrefectRelease.V3, GuideWalk.repository(folder).toUri().toString(), "");
    }

    private void guide(PrefectRelease release, String repository, String jobEnvironment) throws Exception {
        RealPrefect server = RealPrefect.shared(release);
        ProcessRuntime jobs = ProcessRuntime.builder()
                .prependToPath(server.bin())
                .env("PREFECT_HOME", folder.resolve("home").toString())
                .workingDir(Files.createDirectory(folder.resolve("jobs")))
                .build();
        try (ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                .org("acme", "guide-token")
                .readinessDelay(Duration.ZERO)
                .runtime(jobs)
                .start()) {
            new GuideWalk(folder, platform, server.apiUrl()).follow(repository, jobEnvironment);
        }
    }
}
