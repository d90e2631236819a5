/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecOrigin;
import io.cplnprefect.prefect.spec.SpecProblem;
import io.cplnprefect.prefect.spec.SpecReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the deployments of one file, against one server or without it. */
final class ProjectResolution {

    private final ProjectFile file;
    private final @Nullable Prefect prefect;
    private final ServerVersion version;
    private final ProjectOptions options;
    private final List<SpecProblem> problems = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    /** The paths of values that are known with a server only. */
    private final Set<String> unknown = new HashSet<>();

    private ProjectResolution(
            ProjectFile file, @Nullable Prefect prefect, ServerVersion version, ProjectOptions options) {
        this.file = file;
        this.prefect = prefect;
        this.version = version;
        this.options = options;
    }

    static ProjectResolution onServer(ProjectFile file, Prefect prefect, ProjectOptions options) {
        return new ProjectResolution(file, prefect, prefect.version(), options);
    }

    /** Cloud is the version that supports all that a file can contain. */
    static ProjectResolution withoutServer(ProjectFile file, ProjectOptions options) {
        ProjectOptions unexecuted =
                ProjectOptions.builder().from(options).stepRunner(null).build();
        return new ProjectResolution(file, null, ServerVersion.CLOUD, unexecuted);
    }

    List<SpecProblem> problems() {
        return resolve().checked().problems().stream()
                .filter(problem -> !unknown.contains(problem.problem().path()))
                .toList();
    }

    SpecReading resolve() {
        SpecOrigin origin = new SpecOrigin(file.source(), "", file.positions(), Map.of());
        Fields.Problems sink = (path, fault, fix) -> problems.add(origin.problem(path, fault, fix));
        Fields top = new Fields(file.content(), "", sink);
        PrefectVersion.check(top.text("prefect-version"), version, sink, warnings);
        DeploymentResolution.STEPS.forEach(section -> Steps.check(section, file.section(section), sink));
        References references = prefect == null ? null : new References(prefect, sink);
        Placeholders placeholders = new Placeholders(options, references, unknown, sink, version);
        List<DeploymentSpec> deployments = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(options.names());
        int count = top.objects("deployments").size();
        for (int i = 0; i < count; i++) {
            Map<?, ?> content = file.deployment(i);
            String path = DocumentPath.of("deployments", i);
            Object name = content == null ? null : content.get("name");
            if (content == null
                    || (!options.names().isEmpty() && !options.names().contains(String.valueOf(name)))) {
                continue;
            }
            missing.remove(String.valueOf(name));
            deployments.add(new DeploymentResolution(file, options, placeholders, sink, warnings, version)
                    .resolve(path, content));
        }
        missing.forEach(name -> sink.add(
                "deployments", "has no deployment '" + name + "'", "correct the name of the deployment to read"));
        return new SpecReading(deployments, problems, List.copyOf(warnings));
    }
}
