/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server that {@code PREFECT_TEST_DATABASE} names, reached with the driver of Prefect. */
final class PostgresServer {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String VARIABLE = "PREFECT_TEST_DATABASE";
    private static final String SCHEME = "postgresql+asyncpg://";

    private final String url;
    private final Path python;
    private final Path program;

    private PostgresServer(String url, Path python, Path program) {
        this.url = url;
        this.python = python;
        this.program = program;
    }

    /**
     * Returns the server of the environment, or {@code null} if none is set.
     *
     * @param python the interpreter of an installation of Prefect
     * @param program the program that manages databases
     */
    static @Nullable PostgresServer ofEnvironment(Path python, Path program) {
        String url = System.getenv(VARIABLE);
        if (url == null || url.isEmpty()) {
            return null;
        }
        if (!url.startsWith(SCHEME) || url.indexOf('/', SCHEME.length()) < 0) {
            throw new IllegalStateException(
                    "Invalid " + VARIABLE + ": expected " + SCHEME + "USER:PASSWORD@HOST:PORT/DATABASE");
        }
        return new PostgresServer(url, python, program);
    }

    /** Returns the address of a database, as Prefect expects it. */
    String url(String database) {
        return url.substring(0, url.indexOf('/', SCHEME.length()) + 1) + database;
    }

    /** Returns whether a database exists. */
    boolean exists(String database) throws IOException {
        return Programs.succeeds(command("exists", database), environment(), TIMEOUT);
    }

    /** Creates, copies, renames or drops a database. */
    void manage(Path log, String action, String... names) throws IOException {
        Programs.run(command(action, names), environment(), log, TIMEOUT);
    }

    private List<String> command(String action, String... names) {
        List<String> command = new ArrayList<>(List.of(python.toString(), program.toString(), action));
        command.addAll(List.of(names));
        return command;
    }

    /** The address may contain a password, which commands would show in errors. */
    private Map<String, String> environment() {
        return Map.of("DATABASE_URL", url.replace(SCHEME, "postgresql://"));
    }
}
