/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients of both services, configured by environment variables. All problems are reported together. */
record EnvironmentClients(Prefect prefect, ControlPlane controlPlane) {

    static EnvironmentClients of(Map<String, String> environment, @Nullable WorkerSettings settings) {
        List<String> problems = new ArrayList<>();
        Prefect prefect = create(
                problems, () -> Prefect.builder().environment(environment).build());
        ControlPlane controlPlane = create(
                problems, () -> ControlPlane.builder().environment(environment).build());
        if (controlPlane != null) {
            create(problems, controlPlane::org);
        }
        if (settings != null) {
            problems.addAll(settings.problems(prefect == null ? null : prefect.apiUrl()));
        }
        if (prefect == null || controlPlane == null || !problems.isEmpty()) {
            if (prefect != null) {
                prefect.close();
            }
            if (controlPlane != null) {
                controlPlane.close();
            }
            throw new UsageException(problems);
        }
        return new EnvironmentClients(prefect, controlPlane);
    }

    private static <T> @Nullable T create(List<String> problems, Supplier<T> source) {
        try {
            return source.get();
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
