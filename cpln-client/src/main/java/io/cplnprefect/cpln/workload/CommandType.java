/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The type of a command. An unknown value is kept. Immutable and thread-safe. */
public final class CommandType extends OpenValue {

    /** Starts a job of a cron workload. */
    public static final CommandType RUN_CRON_WORKLOAD = new CommandType("runCronWorkload");

    /** Stops a replica. */
    public static final CommandType STOP_REPLICA = new CommandType("stopReplica");

    /** Enlarges a volume. */
    public static final CommandType EXPAND_VOLUME = new CommandType("expandVolume");

    /** Reduces a volume. */
    public static final CommandType SHRINK_VOLUME = new CommandType("shrinkVolume");

    /** Creates a snapshot of a volume. */
    public static final CommandType CREATE_VOLUME_SNAPSHOT = new CommandType("createVolumeSnapshot");

    /** Deletes a snapshot of a volume. */
    public static final CommandType DELETE_VOLUME_SNAPSHOT = new CommandType("deleteVolumeSnapshot");

    /** Replaces the content of a volume by that of a snapshot. */
    public static final CommandType RESTORE_VOLUME = new CommandType("restoreVolume");

    /** Deletes a volume. */
    public static final CommandType DELETE_VOLUME = new CommandType("deleteVolume");

    /** Replaces the storage device of a volume. */
    public static final CommandType REPLACE_VOLUME = new CommandType("replaceVolume");

    /** Deletes a storage device that no volume uses. */
    public static final CommandType DELETE_ORPHANED_VOLUME = new CommandType("deleteOrphanedVolume");

    /** Deletes a snapshot that no volume has. */
    public static final CommandType DELETE_ORPHANED_VOLUME_SNAPSHOT = new CommandType("deleteOrphanedVolumeSnapshot");

    /** Deletes all volumes of a volume set; started by the server. */
    public static final CommandType DELETE_VOLUME_SET = new CommandType("deleteVolumeSet");

    private CommandType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static CommandType of(String value) {
        return new CommandType(value);
    }
}
