/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import io.cplnprefect.testkit.internal.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A virtual environment that holds one pinned Prefect.
 *
 * <p>Every package is pinned by a lock file in the resources: Prefect does not limit its dependencies, and newer ones
 * break it. The lock files name them.
 */
final class PrefectInstallation {
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(10);
    private static final Object INSTALLING = new Object();

    private static final String HOME = "home";
    private static final String DATABASE = "prefect.db";

    private final PrefectRelease release;
    private final Path folder;

    private PrefectInstallation(PrefectRelease release, Path folder) {
        this.release = release;
        this.folder = folder;
    }

    /** Returns the installation of a release below {@code target}; installs it if it is missing. */
    static PrefectInstallation of(PrefectRelease release) throws IOException {
        String name = "prefect-" + release.version();
        String packages = lockedPackages(name + ".txt");
        Path target = Files.createDirectories(ProjectFolder.target());
        Path folder = target.resolve(name);
        Path marker = folder.resolve("complete.txt");
        // The file lock excludes other builds, the monitor other threads: one JVM cannot lock a file twice.
        synchronized (INSTALLING) {
            try (FileChannel channel = FileChannel.open(
                            target.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.exists(marker) || !Files.readString(marker).equals(packages)) {
                    install(release, folder, packages, target.resolve(name + ".log"));
                    Files.writeString(marker, packages);
                }
            }
        }
        return new PrefectInstallation(release, folder);
    }

    /** Returns the folder with {@code python} and {@code prefect}. */
    Path bin() {
        return folder.resolve("bin");
    }

    /**
     * Returns the command that starts a server. The command line of generation 2 starts the same program, but first
     * imports all of Prefect itself, which takes longer than the start of the server.
     */
    List<String> serverCommand(int port) {
        List<String> command = new ArrayList<>(
                release == PrefectRelease.V2_20
                        ? List.of(
                                bin().resolve("python").toString(),
                                "-m",
                                "uvicorn",
                                "--factory",
                                "prefect.server.api.server:create_app")
                        : List.of(bin().resolve("prefect").toString(), "server", "start"));
        command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
        return command;
    }

    /**
     * Creates a Prefect home with an empty database. The database is a copy of one that was migrated when Prefect
     * was installed, which saves more than half of the start of each server.
     */
    Path newHome() throws IOException {
        Path home = Files.createTempDirectory(folder, "home-");
        Files.copy(folder.resolve(HOME).resolve(DATABASE), home.resolve(DATABASE));
        return home;
    }

    private static void install(PrefectRelease release, Path folder, String packages, Path log) throws IOException {
        String python = Python.command();
        Folders.delete(folder);
        Programs.run(List.of(python, "-m", "venv", folder.toString()), Map.of(), log, INSTALL_TIMEOUT);
        Path lockFile = Files.writeString(folder.resolve("constraints.txt"), packages);
        String pip = folder.resolve("bin").resolve("pip").toString();
        String prefect = "prefect==" + release.version();
        Programs.run(List.of(pip, "install", "-q", "-c", lockFile.toString(), prefect), Map.of(), log, INSTALL_TIMEOUT);
        List<String> migrate =
                List.of(folder.resolve("bin").resolve("prefect").toString(), "server", "database", "upgrade", "-y");
        Programs.run(migrate, Map.of("PREFECT_HOME", folder.resolve(HOME).toString()), log, INSTALL_TIMEOUT);
    }

    private static String lockedPackages(String resource) {
        try (InputStream in = PrefectInstallation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + resource + " in the testkit jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
