/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The stage of a command of a volume set: what it does at present. An unknown value is kept. Immutable and thread-safe. */
public final class CommandStage extends OpenValue {

    /** Waits for the end of the expansion. */
    public static final CommandStage AWAIT_EXPANSION_COMPLETED = new CommandStage("await-expansion-completed");

    /** Waits for the resize while the volume is mounted. */
    public static final CommandStage AWAIT_ONLINE_RESIZE = new CommandStage("await-online-resize");

    /** Waits for the end of the replica. */
    public static final CommandStage AWAIT_REPLICA_TERMINATION = new CommandStage("await-replica-termination");

    /** Removes what the creation of the volume required. */
    public static final CommandStage CLEANUP_AFTER_VOLUME_CREATION = new CommandStage("cleanup-after-volume-creation");

    /** Removes the shared file system. */
    public static final CommandStage CLEANUP_FILESYSTEM = new CommandStage("cleanup-filesystem");

    /** Removes what the command has created in the cluster. */
    public static final CommandStage CLEANUP_K8S = new CommandStage("cleanup-k8s");

    /** Removes the old storage device. */
    public static final CommandStage CLEANUP_OLD_STORAGE_DEVICE = new CommandStage("cleanup-old-storage-device");

    /** Is complete. */
    public static final CommandStage COMPLETE = new CommandStage("complete");

    /** Configures the new storage device. */
    public static final CommandStage CONFIGURE_STORAGE_RESOURCES = new CommandStage("configure-storage-resources");

    /** Creates the snapshot. */
    public static final CommandStage CREATE_SNAPSHOT = new CommandStage("create-snapshot");

    /** Creates the new volume. */
    public static final CommandStage CREATE_VOLUME = new CommandStage("create-volume");

    /** Deletes storage devices that no volume uses. */
    public static final CommandStage DELETE_ORPHANED_VOLUMES = new CommandStage("delete-orphaned-volumes");

    /** Deletes the snapshot. */
    public static final CommandStage DELETE_SNAPSHOT = new CommandStage("delete-snapshot");

    /** Deletes the snapshots. */
    public static final CommandStage DELETE_SNAPSHOTS = new CommandStage("delete-snapshots");

    /** Deletes the stateful set, whose replicas stay. */
    public static final CommandStage DELETE_STATEFUL_SET = new CommandStage("delete-stateful-set");

    /** Deletes the storage device. */
    public static final CommandStage DELETE_STORAGE_RESOURCES = new CommandStage("delete-storage-resources");

    /** Deletes the volume. */
    public static final CommandStage DELETE_VOLUME = new CommandStage("delete-volume");

    /** Deletes the volumes. */
    public static final CommandStage DELETE_VOLUMES = new CommandStage("delete-volumes");

    /** Is deleted. */
    public static final CommandStage DELETED = new CommandStage("deleted");

    /** Enlarges the volume. */
    public static final CommandStage EXPAND_VOLUME = new CommandStage("expand-volume");

    /** Ends as failed. */
    public static final CommandStage FAIL = new CommandStage("fail");

    /** Ends the deletion of the volume. */
    public static final CommandStage FINALIZE_VOLUME_DELETION = new CommandStage("finalize-volume-deletion");

    /** Has created what the deletion requires in the cluster. */
    public static final CommandStage K8S_RESOURCES_CREATED = new CommandStage("k8s-resources-created");

    /** Has not begun. */
    public static final CommandStage PENDING = new CommandStage("pending");

    /** Creates the replica again. */
    public static final CommandStage RECREATE_REPLICA = new CommandStage("recreate-replica");

    /** Removes the protection from deletion. */
    public static final CommandStage REMOVE_FINALIZER = new CommandStage("remove-finalizer");

    /** Restarts the replica. */
    public static final CommandStage RESTART_REPLICA = new CommandStage("restart-replica");

    /** Reverts what was done. */
    public static final CommandStage REVERT = new CommandStage("revert");

    /** Stops the replica. */
    public static final CommandStage SHUTDOWN_REPLICA = new CommandStage("shutdown-replica");

    /** Updates the status of the volume set. */
    public static final CommandStage UPDATE_VOLUME_SET = new CommandStage("update-volume-set");

    private CommandStage(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static CommandStage of(String value) {
        return new CommandStage(value);
    }
}
