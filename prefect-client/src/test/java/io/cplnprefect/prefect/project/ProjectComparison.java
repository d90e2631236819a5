/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.ApplyReport;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.DeploymentPlan;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The comparison of what we deploy from the project files with what Prefect's command line deployed. */
final class ProjectComparison {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Prefect prefect;
    private final PrefectRelease release;

    ProjectComparison(Prefect prefect, PrefectRelease release) {
        this.prefect = prefect;
        this.release = release;
    }

    /** Deploys all files, and compares each deployment with the recorded one. */
    void compare() throws IOException, InterruptedException {
        JsonNode recorded = JSON.readTree(recording().toFile());
        WantedDifferences wanted = WantedDifferences.of(release);
        List<String> unexpected = new ArrayList<>();
        for (String file : ProjectFiles.of(release)) {
            Map<String, JsonNode> ours = deploy(file);
            JsonNode theirs = recorded.path(file);
            Set<String> names = new LinkedHashSet<>(ours.keySet());
            theirs.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> unexpected.addAll(
                    wanted.unexpected(file, name, theirs.path(name), ours.getOrDefault(name, JSON.nullNode()))));
        }
        assertThat(unexpected).isEmpty();
        assertThat(wanted.unused())
                .as("rows of differences.md without a difference")
                .isEmpty();
    }

    private Map<String, JsonNode> deploy(String file) throws InterruptedException {
        ProjectOptions options = ProjectOptions.builder()
                .environment(ProjectFiles.ENVIRONMENT)
                .stepRunner(step -> Map.of("stdout", "1.2.3", "stderr", ""))
                .build();
        Deployer deployer = Deployer.of(prefect);
        Project project = ProjectFile.read(ProjectFiles.FOLDER.resolve(file)).resolve(prefect, options);
        DeploymentPlan plan = deployer.plan(project.deployments(), PlanOptions.DEFAULT);
        ApplyReport report = deployer.apply(plan);
        assertThat(report.succeeded()).as(file + ": " + report).isTrue();
        DeploymentPlan again = deployer.plan(project.deployments(), PlanOptions.DEFAULT);
        assertThat(again.hasChanges()).as(file + ": " + again.changes()).isFalse();
        Map<String, JsonNode> deployed = DeployedObjects.read(prefect, ProjectFiles.POOL);
        DeployedObjects.delete(prefect, ProjectFiles.POOL);
        return deployed;
    }

    /**
     * Executes Prefect's command line with all files, and records what it deployed.
     *
     * @param bin folder of the programs of the release
     * @param folder an empty folder
     */
    void record(Path bin, Path folder) throws IOException, InterruptedException {
        try (var files = Files.list(ProjectFiles.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        ObjectNode recorded = JSON.createObjectNode();
        for (String file : ProjectFiles.of(release)) {
            PythonDeployments.deploy(bin, prefect.apiUrl(), folder, file, ProjectFiles.ENVIRONMENT);
            ObjectNode deployed = recorded.putObject(file);
            DeployedObjects.read(prefect, ProjectFiles.POOL).forEach(deployed::set);
            DeployedObjects.delete(prefect, ProjectFiles.POOL);
        }
        Files.writeString(recording(), recorded.toPrettyString().replace(folder.toString(), "/project") + "\n");
    }

    private Path recording() {
        return ProjectFiles.FOLDER.resolveSibling("deployed-" + release.version() + ".json");
    }
}
