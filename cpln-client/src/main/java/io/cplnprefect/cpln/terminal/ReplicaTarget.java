/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.ServiceConnection;

/** A container of a replica, and the connection to its replica server. */
record ReplicaTarget(ServiceConnection server, String replica, String container) {

    ReplicaTarget withContainer(String name) {
        return new ReplicaTarget(server, replica, name);
    }
}
