/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.cplnprefect.cpln.workload.CommandType;
import java.util.Map;

/** A command of one volume of a volume set. */
public interface VolumeCommand {

    /**
     * Returns the type of the command.
     *
     * @return the type
     */
    CommandType type();

    /** Returns the name of the location. */
    String location();

    /** Returns the index of the volume, which is that of the replica that mounts it. */
    Integer volumeIndex();

    /** Returns the tags of the command, by which it can be queried. */
    @JsonIgnore
    Map<String, Object> tags();
}
