/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.service.Services;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emulators of the program from their start to their end. */
final class RunningProgram implements AutoCloseable {
    private final ProgramSettings settings;
    private final Services services;
    private final @Nullable ControlEndpoint control;

    private RunningProgram(ProgramSettings settings) {
        this.settings = settings;
        services = settings.services().start();
        try {
            if (settings.load() != null && Files.exists(settings.load())) {
                StateFile.load(settings.load(), services);
            }
            settings.faults().addTo(services.faults());
            control = settings.controlHost() == null
                    ? null
                    : ControlEndpoint.start(settings.controlHost(), settings.controlPort(), this::dump);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /**
     * Starts the emulators.
     *
     * @throws IllegalArgumentException if a seed or a state is refused
     * @throws UncheckedIOException if a port is not free
     */
    static RunningProgram start(ProgramSettings settings) {
        return new RunningProgram(settings);
    }

    /** Returns a line for each service that is ready, with its address. */
    List<String> readyLines() {
        List<String> lines = new ArrayList<>();
        if (services.hasControlPlane()) {
            lines.add("Control Plane emulator is ready at "
                    + services.controlPlane().url() + ", org "
                    + services.controlPlane().state().org());
        }
        if (services.hasPrefect()) {
            lines.add("Prefect emulator is ready at " + services.prefect().apiUrl());
        }
        if (control != null) {
            lines.add("Control endpoint is ready at " + control.url());
        }
        return lines;
    }

    /** Writes the state to the file of the settings, if there is one. */
    void dump() {
        if (settings.dump() != null) {
            StateFile.dump(services, settings.dump());
        }
    }

    /** Writes the state, and ends the emulators with all jobs. */
    @Override
    public void close() {
        try {
            dump();
        } finally {
            if (control != null) {
                control.close();
            }
            services.close();
        }
    }
}
