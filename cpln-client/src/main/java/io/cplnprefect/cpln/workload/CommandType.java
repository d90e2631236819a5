/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What a command does. Values that are not among the constants are kept as they are. */
public final class CommandType extends OpenValue {

    /** Runs a job of a cron workload. */
    public static final CommandType RUN_CRON_WORKLOAD = new CommandType("runCronWorkload");

    /** Stops a replica. */
    public static final CommandType STOP_REPLICA = new CommandType("stopReplica");

    private CommandType(String value) {
        super(value);
    }

    /** The value with this text. */
    @JsonCreator
    public static CommandType of(String value) {
        return new CommandType(value);
    }
}
