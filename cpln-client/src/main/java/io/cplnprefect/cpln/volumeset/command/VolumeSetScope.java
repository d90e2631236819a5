/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.workload.Command;

/** A volume set: its commands. Immutable and thread-safe. */
public final class VolumeSetScope {

    private static final String TEMPLATE = "/org/{org}/gvc/{gvc}/volumeset/{volumeset}/-command";

    private final ServiceConnection connection;
    private final String path;

    /**
     * Creates the scope. Nothing is sent.
     *
     * @param gvc the GVC of the volume set
     * @param volumeSet name of the volume set
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public VolumeSetScope(Scope gvc, String volumeSet) {
        this.connection = gvc.connection();
        this.path = gvc.path() + "/volumeset/" + Names.require("volumeset", volumeSet);
    }

    /**
     * Returns the commands of the volume set.
     *
     * @return the commands
     */
    public VolumeSetCommands commands() {
        return new VolumeSetCommands(new Collection<>(connection, path + "/-command", TEMPLATE, Command.class, false));
    }
}
