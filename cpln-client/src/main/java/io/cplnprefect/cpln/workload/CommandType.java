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
