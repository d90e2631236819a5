/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A command to run in a replica of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface ExecRequest {

    /** Returns the location of the replica. */
    String location();

    /** Returns the name of the replica; {@code null} for the first one in the location. */
    @Nullable
    String replica();

    /** Returns the name of the container; {@code null} for the only one, or else the first one with a port. */
    @Nullable
    String container();

    /** Returns the program and its arguments; not split at spaces, and not read by a shell. */
    List<String> command();

    /**
     * Returns the whole standard input of a command without a terminal; {@code null} for none. It is sent as one message.
     */
    @Nullable
    ExecInput stdin();

    /** Returns the terminal; {@code null} for none. With one, input is sent by {@link ExecSession#send}. */
    @Nullable
    TerminalSize terminal();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a command without input and terminal.
     *
     * @param location location of the replica
     * @param command the program and its arguments
     * @return a request
     */
    static ExecRequest of(String location, String... command) {
        return builder().location(location).addCommand(command).build();
    }

    /** A builder of {@link ExecRequest}. Not thread-safe. */
    final class Builder extends ImmutableExecRequest.Builder {
        Builder() {}
    }
}
