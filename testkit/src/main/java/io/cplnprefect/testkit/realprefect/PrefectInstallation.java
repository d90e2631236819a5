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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private static final String SQLITE = "prefect.db";

    private final PrefectRelease release;
    private final Path folder;
    private final @Nullable PostgresServer postgres;

    private PrefectInstallation(PrefectRelease release, Path folder, @Nullable PostgresServer postgres) {
        this.release = release;
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Returns the installation of a release below {@code target}; installs it if it is missing. */
    static PrefectInstallation of(PrefectRelease release) throws IOException {
        String name = name(release);
        String packages = text(name + ".txt");
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
                PostgresServer postgres = PostgresServer.ofEnvironment(
                        python(folder), resource("postgres.py", folder.resolve("postgres.py")));
                if (postgres != null && !postgres.exists(name)) {
                    createTemplate(postgres, name, folder);
                }
                return new PrefectInstallation(release, folder, postgres);
            }
        }
    }

    private static String name(PrefectRelease release) {
        return "prefect-" + release.version();
    }

    private static Path python(Path folder) {
        return folder.resolve("bin").resolve("python");
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
                                python(folder).toString(),
                                "-m",
                                "uvicorn",
                                "--factory",
                                "prefect.server.api.server:create_app")
                        : List.of(bin().resolve("prefect").toString(), "server", "start"));
        command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
        return command;
    }

    /** Creates an empty Prefect home. */
    Path newHome() throws IOException {
        return Files.createTempDirectory(folder, "home-");
    }

    /**
     * Creates an empty database of the PostgreSQL server that the environment names; returns {@code null} if it names
     * none and the database is a file in the home. It is a copy of one that was migrated before, which saves more than
     * half of the start of each server.
     */
    @Nullable
    PostgresDatabase newDatabase(Path home) throws IOException {
        if (postgres != null) {
            return PostgresDatabase.copy(postgres, name(release), home.resolve("database.log"));
        }
        Files.copy(folder.resolve(HOME).resolve(SQLITE), home.resolve(SQLITE));
        return null;
    }

    private static void install(PrefectRelease release, Path folder, String packages, Path log) throws IOException {
        String python = Python.command();
        Folders.delete(folder);
        Programs.run(List.of(python, "-m", "venv", folder.toString()), Map.of(), log, INSTALL_TIMEOUT);
        Path lockFile = Files.writeString(folder.resolve("constraints.txt"), packages);
        String pip = folder.resolve("bin").resolve("pip").toString();
        String prefect = "prefect==" + release.version();
        Programs.run(List.of(pip, "install", "-q", "-c", lockFile.toString(), prefect), Map.of(), log, INSTALL_TIMEOUT);
        migrate(folder, Map.of(), log);
    }

    /** Migrates a new database, which gets its name when that is done. */
    private static void createTemplate(PostgresServer postgres, String name, Path folder) throws IOException {
        String unfinished = name + "-unfinished";
        Path log = folder.resolve("postgres.log");
        postgres.manage(log, "drop", unfinished);
        postgres.manage(log, "create", unfinished);
        migrate(folder, Map.of(PostgresDatabase.SETTING, postgres.url(unfinished)), log);
        postgres.manage(log, "rename", unfinished, name);
    }

    private static void migrate(Path folder, Map<String, String> settings, Path log) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PREFECT_HOME", folder.resolve(HOME).toString());
        Programs.run(
                List.of(folder.resolve("bin").resolve("prefect").toString(), "server", "database", "upgrade", "-y"),
                environment,
                log,
                INSTALL_TIMEOUT);
    }

    /** Writes a resource to a file, unless it is there: another process may read it. */
    private static Path resource(String name, Path file) throws IOException {
        String text = text(name);
        return Files.exists(file) && Files.readString(file).equals(text) ? file : Files.writeString(file, text);
    }

    private static String text(String resource) {
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
