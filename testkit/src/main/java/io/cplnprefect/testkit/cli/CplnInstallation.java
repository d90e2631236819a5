/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cli;

import io.cplnprefect.testkit.internal.ProjectFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The installation of {@link CplnCli} below {@code target} of the Maven build. */
final class CplnInstallation {

    private static final String VERSION = "3.10.1";
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(5);

    private CplnInstallation() {}

    /** Returns the program; installs it if it is missing. */
    static Path program() {
        try {
            return installed(Files.createDirectories(ProjectFolder.target()));
        } catch (IOException | IllegalStateException e) {
            String message = "cpln " + VERSION + " cannot be installed: " + e.getMessage();
            if (Boolean.parseBoolean(System.getenv("REQUIRE_CPLN_CLI"))) {
                throw new IllegalStateException(message, e);
            }
            throw new CplnUnavailableException(message, e);
        }
    }

    /** The file lock excludes other builds, the monitor other threads: one JVM cannot lock a file twice. */
    private static synchronized Path installed(Path target) throws IOException {
        Path folder = target.resolve("cpln-cli");
        Path marker = folder.resolve("installed-" + VERSION);
        try (FileChannel channel = FileChannel.open(
                        target.resolve("cpln-cli.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(marker)) {
                install(Files.createDirectories(folder));
                Files.writeString(marker, "");
            }
        }
        return folder.resolve("node_modules/.bin/cpln");
    }

    private static void install(Path folder) throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
        ProcessBuilder npm = new ProcessBuilder(
                        "npm",
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--prefer-offline",
                        "--save-exact",
                        "@controlplane/cli@" + VERSION)
                .directory(folder.toFile());
        CplnResult result = CplnCli.run(npm, INSTALL_TIMEOUT);
        if (result.exitCode() != 0) {
            throw new IOException("npm ended with " + result.exitCode() + ": " + result.text());
        }
    }
}
