/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneBuilder;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients of both services and the bridge between them. Settings that no variable has are read from the profiles of both. */
final class Connection implements AutoCloseable {

    /** Without these variables, as in a container, there is no folder of profiles. */
    private static final Set<String> PROFILE_VARIABLES =
            Set.of("CPLN_PROFILE", "CPLN_HOME", "XDG_CONFIG_HOME", "HOME", "USERPROFILE");

    private final Prefect prefect;
    private final ControlPlane controlPlane;
    private final Bridge bridge;

    private Connection(Prefect prefect, ControlPlane controlPlane) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.bridge = Bridge.between(prefect, controlPlane);
    }

    /**
     * Creates the clients. Sends no request.
     *
     * @throws UsageException if settings are missing or invalid; lists all problems of both services
     */
    static Connection of(Map<String, String> environment) {
        return of(environment, null, ClientOptions.DEFAULT);
    }

    /**
     * Creates the clients of a worker. Sends no request.
     *
     * @param options the options of both clients
     * @throws UsageException if settings are missing or invalid; lists all problems of both services and of the worker
     */
    static Connection of(Map<String, String> environment, @Nullable WorkerSettings worker, ClientOptions options) {
        List<String> problems = new ArrayList<>();
        Prefect prefect = create(
                problems,
                () -> Prefect.builder()
                        .environment(environment)
                        .fromProfile()
                        .options(options)
                        .build());
        ControlPlane controlPlane = create(problems, () -> controlPlane(environment, options));
        if (worker != null) {
            problems.addAll(worker.problems(prefect == null ? null : prefect.apiUrl()));
        }
        if (prefect != null && controlPlane != null && problems.isEmpty()) {
            return new Connection(prefect, controlPlane);
        }
        if (prefect != null) {
            prefect.close();
        }
        if (controlPlane != null) {
            controlPlane.close();
        }
        throw new UsageException(problems);
    }

    /**
     * Creates the client of Control Plane. Sends no request.
     *
     * @throws UsageException if settings are missing or invalid, the organization included
     */
    static ControlPlane controlPlane(Map<String, String> environment) {
        return controlPlane(environment, ClientOptions.DEFAULT);
    }

    private static ControlPlane controlPlane(Map<String, String> environment, ClientOptions options) {
        ControlPlaneBuilder builder =
                ControlPlane.builder().environment(environment).options(options);
        if (PROFILE_VARIABLES.stream().anyMatch(environment::containsKey)) {
            builder.fromProfile();
        }
        ControlPlane client = builder.build();
        try {
            client.org();
            return client;
        } catch (UsageException e) {
            client.close();
            throw e;
        }
    }

    private static <T> @Nullable T create(List<String> problems, Supplier<T> source) {
        try {
            return source.get();
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    Prefect prefect() {
        return prefect;
    }

    Bridge bridge() {
        return bridge;
    }

    /** Returns the GVC of the settings, or {@code null} if they name none. */
    @Nullable
    String defaultGvc() {
        return controlPlane.defaultGvc();
    }

    @Override
    public void close() {
        bridge.close();
        controlPlane.close();
        prefect.close();
    }
}
