/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.UsageException;
import java.time.Duration;
import java.util.Map;

/** The interval of the observation of all flow runs. A pure function. */
final class SyncInterval {

    private static final String VARIABLE = "PREFECT_AGENT_CPLN_MONITOR_INTERVAL";
    private static final Duration DEFAULT = Duration.ofSeconds(60);

    private SyncInterval() {}

    /**
     * Returns the interval of the settings, else of the environment, else a minute.
     *
     * @throws UsageException if the variable is invalid
     */
    static Duration of(WorkerSettings settings, Map<String, String> environment) {
        if (settings.syncInterval() != null) {
            return settings.syncInterval();
        }
        String seconds = environment.get(VARIABLE);
        if (seconds == null || seconds.isBlank()) {
            return DEFAULT;
        }
        if (!seconds.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(
                    "Invalid " + VARIABLE + " '" + seconds + "': expected a number of seconds, at least 1");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
