/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.environment.EnvironmentFile;
import io.cplnprefect.prefect.environment.EnvironmentOptions;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.DeploymentPlan;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.prefect.project.ProjectFile;
import io.cplnprefect.prefect.project.ProjectOptions;
import io.cplnprefect.prefect.spec.FlowSource;
import io.cplnprefect.prefect.spec.SpecReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files with deployments that a command is given, and how they are read. */
final class DeploymentFiles {

    @Parameters(
            arity = "1..*",
            paramLabel = "<file>",
            description =
                    "files with deployments: a prefect.yaml if the name begins with prefect, else an environment file;"
                            + " of a folder, <env>.yaml is read, or prefect.yaml without --env")
    private List<Path> files;

    @Option(
            names = "--env",
            paramLabel = "<env>",
            description = "name of the environment; the scope is env:<env> unless --scope is set")
    private @Nullable String environment;

    @Option(
            names = "--scope",
            paramLabel = "<tag>",
            description = "tag that marks the deployments of these files; it is added to all of them")
    private @Nullable String scope;

    @Option(
            names = "--prune",
            description = "remove deployments that have the tag of the scope and are not in the files")
    private boolean prune;

    @Option(
            names = "--defaults",
            paramLabel = "<file>",
            description = "file with keys for all deployments of environment files")
    private @Nullable Path defaults;

    @Option(
            names = "--pool-of-block",
            paramLabel = "<block>=<pool>",
            description = "work pool that takes the place of an infrastructure block, for Prefect 3")
    private Map<String, String> poolOfBlock = new LinkedHashMap<>();

    @Option(
            names = "--pull-from-git",
            description =
                    "let flow runs of a prefect.yaml without pull steps and image clone the Git remote of the folder")
    private boolean pullFromGit;

    @Option(
            names = "--permit",
            paramLabel = "<path>",
            description = "path within a deployment at which a value that looks like a credential is permitted")
    private Set<String> permitted = Set.of();

    @Option(
            names = "--parallelism",
            paramLabel = "<number>",
            defaultValue = "1",
            description = "deployments that are written at the same time; ${DEFAULT-VALUE} by default, 8 suits a server"
                    + " with PostgreSQL")
    private int parallelism;

    @Option(
            names = "--build",
            description =
                    "let deploy apply build and push the images of the steps of a prefect.yaml, with the cpln client or"
                            + " Docker, after all files are checked")
    private boolean build;

    private final List<ImageBuilds> builds = new ArrayList<>();

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    DeploymentFiles() {}

    /**
     * Reads the files and computes what has to change. Nothing is written.
     *
     * @throws UsageException if a file is invalid; it contains all problems of all files, or those that are found without the server if it
     *     cannot be read
     * @throws ApiException if the server cannot be read, and no problem was found without it
     */
    DeploymentPlan plan(Prefect prefect, Map<String, String> variables) {
        List<String> problems = new ArrayList<>();
        SpecReading reading = SpecReading.EMPTY;
        ApiException unread = null;
        for (Path file : files) {
            try {
                reading = reading.and(read(file(file), prefect, variables));
            } catch (UsageException e) {
                problems.addAll(e.problems());
            } catch (ApiException e) {
                unread = e;
            }
        }
        DeploymentPlan plan = null;
        try {
            plan = Deployer.of(prefect).plan(reading, options());
        } catch (UsageException e) {
            problems.addAll(e.problems());
        } catch (ApiException e) {
            unread = e;
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        if (unread != null) {
            throw unread;
        }
        return Objects.requireNonNull(plan);
    }

    /** Builds and pushes the images of the files that were planned. */
    void buildImages() throws InterruptedException {
        for (ImageBuilds images : builds) {
            images.execute();
        }
    }

    private Path file(Path given) {
        if (!Files.isDirectory(given)) {
            return given;
        }
        return given.resolve((environment == null ? "prefect" : environment) + ".yaml");
    }

    private SpecReading read(Path file, Prefect prefect, Map<String, String> variables) {
        Path name = file.getFileName();
        if (name != null && name.toString().startsWith("prefect")) {
            return ProjectFile.read(file).inspect(prefect, project(file, variables));
        }
        return EnvironmentFile.inspect(
                file,
                EnvironmentOptions.builder()
                        .variables(variables)
                        .defaults(defaults)
                        .permittedValues(permitted)
                        .build());
    }

    private ProjectOptions project(Path file, Map<String, String> variables) {
        ProjectOptions.Builder options =
                ProjectOptions.builder().environment(variables).permittedValues(permitted);
        Path folder = file.toAbsolutePath().getParent();
        if (build && folder != null) {
            ImageBuilds images = new ImageBuilds(folder);
            builds.add(images);
            options.stepRunner(images);
        }
        if (pullFromGit && folder != null) {
            options.pullFrom(FlowSource.gitRemoteOf(folder).pullSteps());
        }
        return options.build();
    }

    private PlanOptions options() {
        String marked = scope == null && environment != null ? "env:" + environment : scope;
        return PlanOptions.builder()
                .scope(marked)
                .prune(prune)
                .poolOfBlock(poolOfBlock)
                .parallelism(parallelism)
                .build();
    }
}
