/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;

/** What belongs to a workload. Immutable and thread-safe; making one sends nothing. */
public final class WorkloadScope {

    private final ServiceConnection connection;
    private final String path;

    WorkloadScope(ServiceConnection connection, String path) {
        this.connection = connection;
        this.path = path;
    }

    /** Its commands. */
    public Commands commands() {
        return new Commands(connection, path);
    }

    /** How it fares in its locations. */
    public Deployments deployments() {
        return new Deployments(connection, path);
    }
}
