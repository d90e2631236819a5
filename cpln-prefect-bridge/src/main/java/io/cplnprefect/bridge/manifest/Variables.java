/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of a container, each once: as in Kubernetes, a later entry replaces an earlier one of the same name. */
final class Variables {

    private final Map<String, EnvironmentVariable> byName = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Findings findings;

    Variables(Findings findings) {
        this.findings = findings;
    }

    void put(String name, String value, String path) {
        String earlier = paths.put(name, path);
        if (earlier != null) {
            findings.warning(earlier, "was replaced: " + path + " sets the variable " + name + " again");
        }
        byName.remove(name);
        byName.put(name, EnvironmentVariable.of(name, value));
    }

    List<EnvironmentVariable> toList() {
        return new ArrayList<>(byName.values());
    }
}
