/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A database of a PostgreSQL server that runs already. */
final class PostgresDatabase {

    /** The setting of Prefect that names a database. */
    static final String SETTING = "PREFECT_API_DATABASE_CONNECTION_URL";

    private final PostgresServer server;
    private final String name;
    private final Path log;

    private PostgresDatabase(PostgresServer server, String name, Path log) {
        this.server = server;
        this.name = name;
        this.log = log;
    }

    /** Copies a database. */
    static PostgresDatabase copy(PostgresServer server, String template, Path log) throws IOException {
        String name = template + "-" + UUID.randomUUID();
        server.manage(log, "copy", name, template);
        return new PostgresDatabase(server, name, log);
    }

    /** Returns the settings with which a server uses it. */
    Map<String, String> settings() {
        return Map.of(SETTING, server.url(name));
    }

    /** Deletes it; the server has ended. */
    void delete() throws IOException {
        server.manage(log, "drop", name);
    }
}
