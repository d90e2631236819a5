/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the environment variables of a container. Those of whole secrets come first, so that single ones replace them. */
final class EnvironmentReader {

    private static final int MAX_VALUE_LENGTH = 4096;
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");

    private final Reading reading;

    EnvironmentReader(Reading reading) {
        this.reading = reading;
    }

    List<EnvironmentVariable> read(Fields container) {
        Variables variables = new Variables(reading.findings());
        for (Fields source : container.objects("envFrom")) {
            new EnvironmentSourceReader(reading).read(source, variables);
        }
        for (Fields entry : container.objects("env")) {
            read(entry, variables);
        }
        return variables.toList();
    }

    private void read(Fields entry, Variables variables) {
        String name = entry.requiredText("name", "name the variable");
        String fault = name == null ? null : VariableName.fault(name);
        if (fault != null) {
            entry.problem("name", fault, fault.endsWith("Control Plane") ? "use another name" : VariableName.FIX);
        }
        boolean referenced = entry.node("valueFrom") != null;
        if (referenced && entry.node("value") != null) {
            entry.problem("valueFrom", "is set together with value", "remove one of them");
        }
        String value = referenced ? reference(entry.object("valueFrom")) : literal(entry);
        entry.reportUnknown();
        if (name != null && value != null) {
            variables.put(name, value, entry.path());
        }
    }

    private String literal(Fields entry) {
        JsonNode node = entry.node("value");
        if (node == null) {
            return "";
        }
        if (node.isContainerNode()) {
            entry.problem("value", "is not a string", "write the JSON as a string");
            return "";
        }
        if (!node.isTextual()) {
            reading.findings()
                    .warning(
                            entry.path("value"),
                            "is a " + (node.isBoolean() ? "boolean" : "number") + " and becomes a string; quote it");
        }
        String value = node.asText();
        if (value.length() > MAX_VALUE_LENGTH) {
            entry.problem(
                    "value",
                    "has " + value.length() + " characters",
                    "use at most " + MAX_VALUE_LENGTH + ", or use a secret");
        }
        collectSecret(entry, value);
        return value;
    }

    private void collectSecret(Fields entry, String value) {
        String secret = SecretReference.secretOf(value);
        if (secret == null) {
            return;
        }
        if (SECRET_NAME.matcher(secret).matches()) {
            reading.needs().inEnvironment(secret, entry.path("value"));
        } else {
            entry.problem("value", "refers to a secret of an invalid name", "use cpln://secret/NAME.KEY");
        }
    }

    /** Returns null if the variable is left out, or the reference is invalid, which is reported. */
    private @Nullable String reference(Fields source) {
        String value = null;
        if (source.node("secretKeyRef") != null) {
            value = secretKey(source.object("secretKeyRef"));
        } else if (source.node("configMapKeyRef") != null) {
            value = secretKey(source.object("configMapKeyRef"));
        } else if (source.node("fieldRef") != null) {
            value = field(source.object("fieldRef"));
        } else if (source.node("resourceFieldRef") == null) {
            reading.findings().problem(source.path(), "names no source", "use secretKeyRef or configMapKeyRef");
        }
        source.refuse("resourceFieldRef", "is not supported on Control Plane", "use a value");
        source.reportUnknown();
        return value;
    }

    private @Nullable String secretKey(Fields reference) {
        String secret = reading.objectName(reference, "name", "secret");
        String key = SecretReference.key(reference, "key", reading);
        boolean leftOut = reading.isLeftOut(reference, "name", secret);
        reference.reportUnknown();
        if (secret == null || key == null || leftOut) {
            return null;
        }
        reading.needs().inEnvironment(secret, reference.path("name"));
        return SecretReference.to(secret, key);
    }

    private @Nullable String field(Fields reference) {
        String path = reference.requiredText("fieldPath", "name the field");
        reference.acceptOnly("apiVersion", "v1");
        reference.reportUnknown();
        if (path == null) {
            return null;
        }
        String value = reading.options().fieldReferences().get(path);
        if (value == null) {
            reference.problem(
                    "fieldPath",
                    "is '" + path + "', a field of the pod that is not mapped",
                    "use a value, or set the option fieldReferences");
        }
        return Objects.requireNonNullElse(value, "");
    }
}
