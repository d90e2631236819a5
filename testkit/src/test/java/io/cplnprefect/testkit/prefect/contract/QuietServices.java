/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a real server without the services that change objects between two requests. */
final class QuietServices {
    static final Map<String, String> SETTINGS = settings("LATE_RUNS", "SCHEDULER");

    private QuietServices() {}

    private static Map<String, String> settings(String... services) {
        Map<String, String> settings = new HashMap<>();
        List.of(services).forEach(service -> {
            settings.put("PREFECT_API_SERVICES_" + service + "_ENABLED", "false");
            settings.put("PREFECT_SERVER_SERVICES_" + service + "_ENABLED", "false");
        });
        // Scripts read the events that they cause; the default is 5 s.
        settings.put("PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL", "0.05");
        return Map.copyOf(settings);
    }
}
