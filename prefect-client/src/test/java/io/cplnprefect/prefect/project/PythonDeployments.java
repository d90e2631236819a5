/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Prefect's own command line, which deploys a project file. */
final class PythonDeployments {

    private PythonDeployments() {}

    /** Executes {@code prefect deploy --all} in a folder. */
    static void deploy(Path bin, String apiUrl, Path folder, String file, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = folder.resolve("prefect.log");
        ProcessBuilder prefect = new ProcessBuilder(
                        bin.resolve("prefect").toString(), "--no-prompt", "deploy", "--all", "--prefect-file", file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        prefect.environment().keySet().removeIf(name -> name.startsWith("PREFECT_"));
        prefect.environment().putAll(environment);
        prefect.environment()
                .putAll(Map.of(
                        "PREFECT_API_URL",
                        apiUrl,
                        "PREFECT_HOME",
                        folder.resolve("home").toString()));
        Process process = prefect.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(process.exitValue())
                .as(file + "\n" + String.join("\n", lines))
                .isZero();
    }
}
