/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.workload.ContainerOverride;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the containers of a pod. */
final class ContainerReader {

    private static final int MAX_COMMAND_LENGTH = 256;
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");
    private static final Pattern RESERVED_NAME =
            Pattern.compile("(cpln-|debugger-).*|istio-proxy|queue-proxy|istio-validation");
    private static final List<String> IGNORED = List.of("ports", "livenessProbe", "readinessProbe", "startupProbe");

    private final VolumeReader volumes;
    private final EnvironmentReader environment;

    /**
     * Creates a reader for one pod.
     *
     * @param volumes the volumes of the pod
     * @param hasIdentity whether the pod names an identity, which the job needs to read secrets
     */
    ContainerReader(VolumeReader volumes, boolean hasIdentity) {
        this.volumes = volumes;
        this.environment = new EnvironmentReader(hasIdentity);
    }

    /** Reads a container. The first one is renamed, so that jobs whose manifests name it differently share a workload. */
    JobManifest.Container read(Fields container, boolean first) {
        String name = name(container);
        String image = container.requiredText("image", "name the image to run");
        String pullPolicy = container.text("imagePullPolicy");
        if (pullPolicy != null && !Set.of("IfNotPresent", "Always").contains(pullPolicy)) {
            container.problem("imagePullPolicy", "is '" + pullPolicy + "'", "use IfNotPresent or Always");
        }
        String workingDir = container.text("workingDir");
        if (workingDir != null && !workingDir.startsWith("/")) {
            container.problem("workingDir", "is '" + workingDir + "'", "use a path that begins with /");
        }
        Resources resources = ResourcesReader.read(container.object("resources"));
        ContainerOverride.Builder override = ContainerOverride.builder()
                .name(first ? JobManifestConverter.FLOW_CONTAINER : name)
                .image(Objects.requireNonNullElse(image, ""))
                .cpu(resources.cpu())
                .memory(resources.memory())
                .env(environment.read(container));
        readCommandLine(container, override);
        JobManifest.Container read = new JobManifest.Container(
                override.build(), workingDir, volumes.mounts(container), lifecycle(container.object("lifecycle")));
        IGNORED.forEach(key -> container.ignore(key, "was ignored: jobs have no ports and no probes"));
        container.reportUnknown();
        return read;
    }

    private static String name(Fields container) {
        String name = container.requiredText("name", "name the container");
        if (name == null) {
            return "";
        }
        if (!NAME.matcher(name).matches() || RESERVED_NAME.matcher(name).matches()) {
            container.problem(
                    "name",
                    "is '" + name + "'",
                    "use at most 64 lower-case letters, digits and inner dashes, beginning with a letter"
                            + " but not with cpln- or debugger-, and not the name of a proxy");
        }
        return name;
    }

    /** Kubernetes has a list where Control Plane has one word; the other words become the first arguments. */
    private static void readCommandLine(Fields container, ContainerOverride.Builder override) {
        List<String> command = command(container);
        if (!command.isEmpty()) {
            override.command(command.get(0)).addAllArgs(command.subList(1, command.size()));
        }
        override.addAllArgs(words(container, "args"));
    }

    private static List<String> command(Fields container) {
        List<String> command = words(container, "command");
        if (!command.isEmpty() && (command.get(0).isEmpty() || command.get(0).length() > MAX_COMMAND_LENGTH)) {
            container.problem(
                    "command",
                    "begins with a word of " + command.get(0).length() + " characters",
                    "use a program name of 1 to " + MAX_COMMAND_LENGTH
                            + " characters and move the rest to further words");
        }
        return command;
    }

    /** Kubernetes requires a list; a Prefect template may put a command line here instead. */
    private static List<String> words(Fields container, String key) {
        JsonNode value = container.node(key);
        if (value == null || !value.isTextual()) {
            return container.texts(key);
        }
        try {
            return ShellWords.split(value.textValue());
        } catch (IllegalArgumentException e) {
            container.problem(key, Objects.requireNonNull(e.getMessage()), "close it, or use a list of words");
            return List.of();
        }
    }

    private static @Nullable ObjectNode lifecycle(Fields lifecycle) {
        ObjectNode hooks = JsonNodeFactory.instance.objectNode();
        for (String moment : List.of("postStart", "preStop")) {
            Fields handler = lifecycle.object(moment);
            for (String kind : List.of("httpGet", "tcpSocket", "sleep")) {
                handler.refuse(kind, "is not supported on Control Plane", "use exec with a command");
            }
            Fields exec = handler.object("exec");
            List<String> command = exec.texts("command");
            exec.reportUnknown();
            handler.reportUnknown();
            if (!command.isEmpty()) {
                ArrayNode words = hooks.putObject(moment).putObject("exec").putArray("command");
                command.forEach(words::add);
            }
        }
        lifecycle.reportUnknown();
        return hooks.isEmpty() ? null : hooks;
    }
}
