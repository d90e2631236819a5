/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the environment variables of a container by the rules of Control Plane. */
final class EnvironmentReader {

    private static final int MAX_NAME_LENGTH = 120;
    private static final int MAX_VALUE_LENGTH = 4096;
    private static final Pattern NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Pattern RESERVED = Pattern.compile("CPLN_.*|K_SERVICE|K_CONFIGURATION|K_REVISION");

    private final boolean hasIdentity;

    EnvironmentReader(boolean hasIdentity) {
        this.hasIdentity = hasIdentity;
    }

    /** Returns each variable once. As in Kubernetes, a later entry replaces an earlier one of the same name. */
    List<EnvironmentVariable> read(Fields container) {
        container.refuse(
                "envFrom",
                "is not supported yet",
                "list the variables in env, with cpln://secret/NAME.KEY for secrets");
        Map<String, EnvironmentVariable> variables = new LinkedHashMap<>();
        for (Fields entry : container.objects("env")) {
            String name = name(entry);
            String value = value(entry);
            entry.reportUnknown();
            variables.remove(name);
            variables.put(name, EnvironmentVariable.of(name, value));
        }
        return new ArrayList<>(variables.values());
    }

    private static String name(Fields entry) {
        String name = entry.requiredText("name", "name the variable");
        if (name == null) {
            return "";
        }
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            entry.problem(
                    "name",
                    "is '" + name + "'",
                    "use at most " + MAX_NAME_LENGTH
                            + " letters, digits, '-', '_' and '.', not beginning with a digit");
        } else if (RESERVED.matcher(name).matches()) {
            entry.problem("name", "is '" + name + "', which is reserved for Control Plane", "use another name");
        }
        return name;
    }

    private String value(Fields entry) {
        entry.refuse("valueFrom", "is not supported yet", "use a value; Control Plane resolves cpln://secret/NAME.KEY");
        JsonNode node = entry.node("value");
        if (node == null) {
            return "";
        }
        if (node.isContainerNode()) {
            entry.problem("value", "is not a string", "write the JSON as a string");
            return "";
        }
        String value = node.asText();
        if (value.length() > MAX_VALUE_LENGTH) {
            entry.problem(
                    "value",
                    "has " + value.length() + " characters",
                    "use at most " + MAX_VALUE_LENGTH + ", or use a secret");
        }
        if (value.startsWith("cpln://secret/") && !hasIdentity) {
            entry.problem(
                    "value",
                    "refers to a secret, but the job has no identity to read it with",
                    "set serviceAccountName to an identity with permission to reveal the secret");
        }
        return value;
    }
}
