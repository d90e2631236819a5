/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A flow run or a job, as an argument names it.
 *
 * @param flowRunId id of the flow run, or {@code null} for a job
 * @param pid the PID of the job, or {@code null} for a flow run
 */
record JobReference(@Nullable UUID flowRunId, @Nullable InfrastructurePid pid) {

    static final String LABEL = "<run|pid>";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static JobReference of(String text) {
        if (UUID_TEXT.matcher(text).matches()) {
            return new JobReference(UUID.fromString(text), null);
        }
        return new JobReference(null, pid(text, "the id of a flow run or a PID org:gvc:workload:command"));
    }

    private static InfrastructurePid pid(String text, String expected) {
        if (InfrastructurePid.parse(text) instanceof ParsedPid.Complete complete) {
            return complete.pid();
        }
        throw new TypeConversionException("'" + text + "' is not " + expected);
    }

    /** Reads the argument of a command that accepts both. */
    static final class Converter implements ITypeConverter<JobReference> {
        @Override
        public JobReference convert(String text) {
            return of(text);
        }
    }

    /** Reads the argument of a command that accepts a PID only. */
    static final class PidConverter implements ITypeConverter<InfrastructurePid> {
        @Override
        public InfrastructurePid convert(String text) {
            return pid(text, "a PID org:gvc:workload:command");
        }
    }
}
