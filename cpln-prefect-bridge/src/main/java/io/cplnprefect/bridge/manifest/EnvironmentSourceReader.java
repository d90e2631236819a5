/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the secrets of which each key becomes a variable. Control Plane has secrets in place of config maps. */
final class EnvironmentSourceReader {

    private static final String DICTIONARY = "dictionary";

    private final Reading reading;

    EnvironmentSourceReader(Reading reading) {
        this.reading = reading;
    }

    void read(Fields source, Variables variables) {
        String prefix = Objects.requireNonNullElse(source.text("prefix"), "");
        List<String> kinds = List.of("configMapRef", "secretRef").stream()
                .filter(kind -> source.node(kind) != null)
                .toList();
        if (kinds.size() != 1 && !source.isAbsent()) {
            reading.findings()
                    .problem(
                            source.path(),
                            kinds.isEmpty() ? "names no source" : "names two sources",
                            "use one of secretRef and configMapRef");
        }
        kinds.forEach(kind -> reference(source.object(kind), prefix, variables));
        source.reportUnknown();
    }

    private void reference(Fields reference, String prefix, Variables variables) {
        String secret = reading.objectName(reference, "name", "secret");
        boolean leftOut = reading.isLeftOut(reference, "name", secret);
        reference.reportUnknown();
        if (secret == null || leftOut) {
            return;
        }
        reading.needs().revealed(secret, reference.path("name"));
        for (String key : keys(reference, secret, prefix)) {
            variables.put(prefix + key, SecretReference.to(secret, key), reference.path("name"));
        }
    }

    private Set<String> keys(Fields reference, String secret, String prefix) {
        if (reading.facts() == null) {
            return Set.of();
        }
        SecretFact fact = reading.facts().secrets().get(secret);
        String fault = fault(secret, fact);
        if (fact == null || fault != null) {
            reference.problem(
                    "name",
                    Objects.requireNonNullElse(fault, "is '" + secret + "', whose keys were not read"),
                    fact == null ? "read the facts of the platform first" : "use a secret of type dictionary");
            return Set.of();
        }
        Set<String> invalid = new TreeSet<>(fact.keys());
        invalid.removeIf(key -> VariableName.fault(prefix + key) == null);
        if (!invalid.isEmpty()) {
            reference.problem(
                    "name",
                    "is '" + secret + "', which has keys that cannot be names of variables: "
                            + String.join(", ", invalid),
                    "rename the keys, or use valueFrom for each variable");
        }
        Set<String> valid = new TreeSet<>(fact.keys());
        valid.removeAll(invalid);
        return valid;
    }

    private static @Nullable String fault(String secret, @Nullable SecretFact fact) {
        if (fact == null || (fact.exists() && fact.type().equals(DICTIONARY))) {
            return null;
        }
        return fact.exists()
                ? "is '" + secret + "', a secret of type " + fact.type()
                : "is '" + secret + "', which does not exist in the organization";
    }
}
