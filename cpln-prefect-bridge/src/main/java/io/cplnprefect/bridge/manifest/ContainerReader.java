/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the containers of a pod. */
final class ContainerReader {

    private static final int MAX_COMMAND_LENGTH = 256;
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");
    private static final Pattern RESERVED_NAME =
            Pattern.compile("(cpln-|debugger-).*|istio-proxy|queue-proxy|istio-validation");
    private static final List<String> IGNORED = List.of("ports", "livenessProbe", "readinessProbe", "startupProbe");

    private final MountReader mounts;
    private final Reading reading;

    ContainerReader(MountReader mounts, Reading reading) {
        this.mounts = mounts;
        this.reading = reading;
    }

    JobDefinition.Container read(Fields container, boolean first) {
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
        Fields resources = container.object("resources");
        Fields limits = resources.object("limits");
        Fields requests = resources.object("requests");
        JobDefinition.Container read = new JobDefinition.Container(
                first ? workloadName(container, name) : name,
                Objects.requireNonNullElse(image, ""),
                ResourcesReader.read(limits, requests, resources, reading),
                commandLine(container),
                new EnvironmentReader(reading).read(container),
                workingDir,
                mounts.read(container),
                LifecycleReader.read(container.object("lifecycle")),
                GpuReader.read(limits, requests, reading));
        resources.reportUnknown();
        IGNORED.forEach(key -> container.ignore(key, "was ignored: jobs have no ports and no probes"));
        container.acceptOnly("terminationMessagePath", "/dev/termination-log");
        container.acceptOnly("terminationMessagePolicy", "File");
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

    /** Jobs whose manifests name the first container differently share a workload. */
    private String workloadName(Fields container, String name) {
        if (reading.isStandalone()) {
            return name;
        }
        if (!name.isEmpty() && !name.equals(JobManifestConverter.FLOW_CONTAINER)) {
            reading.findings()
                    .warning(
                            container.path("name"),
                            "is '" + name + "' and becomes '" + JobManifestConverter.FLOW_CONTAINER
                                    + "', the name of the first container of shared workloads");
        }
        return JobManifestConverter.FLOW_CONTAINER;
    }

    /** Kubernetes has a list where Control Plane has one word; the other words become the first arguments. */
    private static JobDefinition.CommandLine commandLine(Fields container) {
        List<String> command = command(container);
        List<String> args = new ArrayList<>(command.isEmpty() ? command : command.subList(1, command.size()));
        args.addAll(args(container));
        return new JobDefinition.CommandLine(command.isEmpty() ? null : command.get(0), args);
    }

    private static List<String> command(Fields container) {
        JsonNode value = container.node("command");
        if (value != null && value.isTextual()) {
            container.problem("command", "is a string", "use a list with one item for each word");
            return List.of();
        }
        List<String> command = container.texts("command");
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
    private static List<String> args(Fields container) {
        JsonNode value = container.node("args");
        if (value == null || !value.isTextual()) {
            return container.texts("args");
        }
        try {
            return ShellWords.split(value.textValue());
        } catch (IllegalArgumentException e) {
            container.problem("args", Objects.requireNonNull(e.getMessage()), "close it, or use a list of words");
            return List.of();
        }
    }
}
