/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database of SQLite, from which all objects can be deleted in a fraction of the time that a new server takes. */
final class EmptyDatabase {
    private static final String SETTING = "PREFECT_API_DATABASE_CONNECTION_URL";

    private static final String PROGRAM = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1], timeout=30)
            tables = database.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
            for (name,) in list(tables):
                if name != "alembic_version":
                    database.execute(f'delete from "{name}"')
            database.commit()
            """;

    private final Path file;

    EmptyDatabase(Path file) {
        this.file = file;
    }

    /** Returns settings of a server, with this database. */
    Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(SETTING, "sqlite+aiosqlite:///" + file);
        return all;
    }

    /** Deletes all objects of the server. */
    void clear(RealPrefect prefect) {
        try {
            Process python = new ProcessBuilder(
                            List.of(prefect.bin().resolve("python").toString(), "-c", PROGRAM, file.toString()))
                    .inheritIO()
                    .start();
            if (python.waitFor() != 0) {
                throw new IllegalStateException("The database " + file + " could not be emptied");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
