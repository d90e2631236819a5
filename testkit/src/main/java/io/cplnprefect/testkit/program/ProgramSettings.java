/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.service.ServicesBuilder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the program starts.
 *
 * @param services the emulators with their seeds
 * @param faults the faults, which apply after the seeds
 * @param load the file of the state at the start, or null; it may be absent if it is also {@code dump}
 * @param dump the file to which the state is written at the end and on request, or null
 * @param controlHost the address of the control endpoint, or null for none
 * @param controlPort its port, 0 for a free one
 */
record ProgramSettings(
        ServicesBuilder services,
        FaultRules faults,
        @Nullable Path load,
        @Nullable Path dump,
        @Nullable String controlHost,
        int controlPort) {}
