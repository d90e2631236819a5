/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A real Prefect server on 127.0.0.1, with a home and a database of its own.
 *
 * <p>The first use of a release installs it into {@code target/prefect-<version>} of the Maven build, which needs a
 * package index and about a minute; a start then takes a few seconds. The server sends no analytics. It ends with
 * {@link #close()} or with the JVM, and its home is deleted.
 *
 * <p>If Python or its packages are not available, both factories throw {@link PrefectUnavailableException}, which skips
 * the test; with {@code REQUIRE_REAL_PREFECT=true} in the environment they throw {@link IllegalStateException}. A server
 * that is installed but does not start is always an {@link IllegalStateException}, whose message ends with the
 * server's log.
 *
 * <p>The database is a file (SQLite), or, if the environment variable {@code PREFECT_TEST_DATABASE} is
 * {@code postgresql+asyncpg://USER:PASSWORD@HOST:PORT/DATABASE}, a new database of that PostgreSQL server, which is dropped at
 * the end. A Prefect 3 on SQLite may stop for a minute when several clients write at once. Instances are safe for use by several threads.
 */
public final class RealPrefect implements AutoCloseable {
    private static final Map<PrefectRelease, RealPrefect> SHARED = new EnumMap<>(PrefectRelease.class);

    private final PrefectRelease release;
    private final PrefectInstallation installation;
    private final PrefectServerProcess server;
    private final boolean shared;

    private RealPrefect(
            PrefectRelease release, PrefectInstallation installation, PrefectServerProcess server, boolean shared) {
        this.release = release;
        this.installation = installation;
        this.server = server;
        this.shared = shared;
    }

    /** Returns the one server of this release that all tests of the JVM share; {@link #close()} leaves it running. */
    public static RealPrefect shared(PrefectRelease release) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(release, missing -> start(missing, Map.of(), true));
        }
    }

    /**
     * Starts a server of the caller's own.
     *
     * @param settings Prefect settings as environment variables, for example
     *     {@code PREFECT_SERVER_CSRF_PROTECTION_ENABLED=true}; they win over the defaults of this class
     */
    public static RealPrefect start(PrefectRelease release, Map<String, String> settings) {
        return start(release, settings, false);
    }

    private static RealPrefect start(PrefectRelease release, Map<String, String> settings, boolean shared) {
        PrefectInstallation installation = installation(release);
        try {
            return new RealPrefect(release, installation, PrefectServerProcess.start(installation, settings), shared);
        } catch (IOException e) {
            throw new IllegalStateException("Prefect " + release.version() + " did not start: " + e.getMessage(), e);
        }
    }

    private static PrefectInstallation installation(PrefectRelease release) {
        try {
            return PrefectInstallation.of(release);
        } catch (IOException e) {
            String reason = "Prefect " + release.version() + " cannot be installed: " + e.getMessage();
            if (Boolean.parseBoolean(System.getenv("REQUIRE_REAL_PREFECT"))) {
                throw new IllegalStateException(reason, e);
            }
            throw new PrefectUnavailableException(reason, e);
        }
    }

    /** Returns the base address of the API, without a slash at its end: {@code http://127.0.0.1:<port>/api}. */
    public String apiUrl() {
        return server.apiUrl();
    }

    /** Returns the release that runs. */
    public PrefectRelease release() {
        return release;
    }

    /** Returns the product version, for example {@code 2.20.25}. */
    public String version() {
        return release.version();
    }

    /** Returns the folder that holds {@code python} and {@code prefect} of this release, for the PATH of a job. */
    public Path bin() {
        return installation.bin();
    }

    /** Returns the home of the server, which holds its log {@code server.log}, and {@code prefect.db} unless it uses PostgreSQL. */
    public Path home() {
        return server.home();
    }

    /** Returns the environment variables that the server was started with, besides those of this JVM; for another start of it. */
    public Map<String, String> environment() {
        return server.environment();
    }

    /** Ends the server and all its processes and deletes its database and its home; a shared server runs on. */
    @Override
    public void close() {
        if (shared) {
            return;
        }
        try {
            server.end();
        } catch (IOException e) {
            throw new UncheckedIOException("The home of a Prefect server could not be deleted", e);
        }
    }
}
