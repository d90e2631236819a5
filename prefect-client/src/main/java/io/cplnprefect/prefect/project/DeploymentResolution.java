/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.internal.section.DeploymentSection;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves one deployment of a file. */
final class DeploymentResolution {

    private static final String SET_FOLDER = "prefect.deployments.steps.set_working_directory";
    private static final String IMAGE_FOLDER = "/opt/prefect";
    private static final String PULL = "pull";
    private static final String BUILD = "build";
    private static final String PUSH = "push";
    private static final String TRIGGERS = "triggers";
    static final List<String> STEPS = List.of(BUILD, PUSH, PULL);

    private final ProjectFile file;
    private final ProjectOptions options;
    private final Placeholders placeholders;
    private final Fields.Problems problems;
    private final Set<String> warnings;
    private final ServerVersion version;

    DeploymentResolution(
            ProjectFile file,
            ProjectOptions options,
            Placeholders placeholders,
            Fields.Problems problems,
            Set<String> warnings,
            ServerVersion version) {
        this.file = file;
        this.options = options;
        this.placeholders = placeholders;
        this.problems = problems;
        this.warnings = warnings;
        this.version = version;
    }

    DeploymentSpec resolve(String path, Map<?, ?> content) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        content.forEach((key, value) -> {
            if (!STEPS.contains(String.valueOf(key))) {
                config.put(String.valueOf(key), value);
            }
        });
        Map<?, ?> first = (Map<?, ?>) Objects.requireNonNull(Templates.apply(path, config, placeholders::first));
        STEPS.forEach(section -> Steps.check(path + "." + section, content.get(section), problems));
        Steps steps = new Steps();
        run(steps, content, BUILD);
        run(steps, content, PUSH);
        Map<String, @Nullable Object> second = outputs(path, first, steps.outputs());
        Fields fields = new Fields(DocumentValue.read(second).content(), path, problems);
        DeploymentSpec.Builder spec = DeploymentSection.read(fields);
        boolean ownPull = content.get(PULL) != null;
        SpecOrigin origin = new SpecOrigin(file.source(), path, file.positions(), names(fields, ownPull));
        spec.origin(origin).permittedValues(options.permittedValues()).triggers(fields.maps(TRIGGERS));
        if (fields.has("sla")) {
            spec.slas(fields.maps("sla"));
        }
        ignored(fields);
        fields.refuseOthers();
        DeploymentSpec read = spec.build();
        if (read.workPool() == null && options.defaultWorkPool() != null) {
            spec.workPool(options.defaultWorkPool());
        }
        return spec.pullSteps(pull(fields, content, read, steps)).build();
    }

    private static Map<String, String> names(Fields fields, boolean ownPull) {
        Map<String, String> names = new LinkedHashMap<>(DeploymentSection.names(fields));
        if (!ownPull) {
            names.put(PULL, PULL);
        }
        return names;
    }

    private void ignored(Fields fields) {
        if (fields.value("version_type") != null) {
            warnings.add(
                    fields.path("version_type") + " is not used: versions of a kind are a feature of Prefect Cloud.");
        }
    }

    private @Nullable Object steps(Map<?, ?> content, String section) {
        return content.containsKey(section) ? content.get(section) : file.section(section);
    }

    private void run(Steps steps, Map<?, ?> content, String section) {
        List<Map<String, ?>> list = Steps.list(steps(content, section));
        if (list == null || list.isEmpty()) {
            return;
        }
        StepRunner runner = options.stepRunner();
        if (runner == null) {
            warnings.add("The " + section + " steps are not executed: set a step runner, or execute them before.");
        } else {
            steps.run(list, runner, (path, placeholder) -> placeholders.known(section, placeholder, steps.outputs()));
        }
    }

    /** Parameters of triggers keep their placeholders, which are resolved when the trigger fires. */
    private Map<String, @Nullable Object> outputs(String path, Map<?, ?> first, Map<String, ?> outputs) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        first.forEach((key, value) -> {
            boolean kept = key.equals(TRIGGERS) && version.major() < 3;
            result.put(
                    String.valueOf(key),
                    kept
                            ? value
                            : Templates.apply(
                                    path + "." + key,
                                    value,
                                    (at, placeholder) ->
                                            at.contains("." + TRIGGERS + "[") && at.contains(".parameters.")
                                                    ? Templates.KEEP
                                                    : placeholders.second(at, placeholder, outputs)));
        });
        return result;
    }

    private List<Map<String, @Nullable Object>> pull(
            Fields fields, Map<?, ?> content, DeploymentSpec read, Steps executed) {
        Object own = content.get(PULL);
        List<Map<String, ?>> described = Steps.list(own == null ? file.section(PULL) : own);
        if (described != null) {
            return described.stream()
                    .map(step -> step(own == null ? PULL : fields.path(PULL), step, executed.outputs()))
                    .toList();
        }
        List<Map<String, ?>> build = Steps.list(steps(content, BUILD));
        if (build != null && Steps.generatesDockerfile(build)) {
            return List.of(setFolder(IMAGE_FOLDER + "/" + file.folder()));
        }
        if (read.jobVariables().get("image") != null) {
            return List.of(setFolder(IMAGE_FOLDER));
        }
        if (options.pullFrom().isEmpty()) {
            problems.add(
                    fields.path(PULL),
                    "is missing",
                    "add pull steps, pull: [], or job_variables.image, or set the source of the code in the options");
        }
        return options.pullFrom().stream()
                .<Map<String, @Nullable Object>>map(LinkedHashMap::new)
                .toList();
    }

    private Map<String, @Nullable Object> step(String at, Map<String, ?> step, Map<String, ?> outputs) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        step.forEach((function, inputs) -> result.put(
                function,
                Templates.apply(at, inputs, (path, placeholder) -> placeholders.known(path, placeholder, outputs))));
        return result;
    }

    private static Map<String, @Nullable Object> setFolder(String folder) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put(SET_FOLDER, Map.of("directory", folder));
        return step;
    }
}
