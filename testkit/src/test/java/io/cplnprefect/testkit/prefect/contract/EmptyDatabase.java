/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Deletes all objects of a real server, which takes a fraction of the time of a new server. */
final class EmptyDatabase {
    private static final String PROGRAM = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1], timeout=30)
            tables = database.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
            for (name,) in list(tables):
                if name != "alembic_version":
                    database.execute(f'delete from "{name}"')
            database.commit()
            """;

    private EmptyDatabase() {}

    static void of(RealPrefect prefect) {
        try {
            Process python = new ProcessBuilder(List.of(
                            prefect.bin().resolve("python").toString(),
                            "-c",
                            PROGRAM,
                            prefect.home().resolve("prefect.db").toString()))
                    .inheritIO()
                    .start();
            if (python.waitFor() != 0) {
                throw new IllegalStateException("The database of " + prefect.home() + " could not be emptied");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
