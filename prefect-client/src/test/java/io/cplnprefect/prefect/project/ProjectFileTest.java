/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.FlowSource;
import io.cplnprefect.prefect.spec.SpecCheck;
import io.cplnprefect.prefect.spec.SpecProblem;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resolution of {@code prefect.yaml}. The comparison with Prefect's command line is in {@link PythonDeploymentsIT}. */
final class ProjectFileTest {

    @SuppressWarnings("NullAway.Init")
    private PrefectEmulator emulator;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() {
        emulator = PrefectEmulator.builder().release(PrefectRelease.V3).start();
        prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build();
    }

    @AfterEach
    void stop() {
        prefect.close();
        emulator.close();
    }

    private Project resolve(String text, ProjectOptions options) {
        return ProjectFile.parse("prefect.yaml", "orders", text).resolve(prefect, options);
    }

    private static ProjectOptions.Builder options() {
        return ProjectOptions.builder().environment(Map.of("STAGE", "dev", "GIT_TOKEN", "hunter2"));
    }

    private UsageException refused(String text) {
        UsageException refused = catchThrowableOfType(
                UsageException.class, () -> resolve(text, options().build()));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void placeholdersWithoutAValue_areAllReported() {
        UsageException refused = refused("""
                prefect-version: ">=4"
                deployments:
                  - name: daily
                    entrypoint: flows.py:main
                    version: "{{ $RELEASE }}"
                    parameters: {region: "{{ prefect.variables.region }}"}
                    work_pool:
                      name: cpln
                      job_variables: {image: "etl:{{ build-image.tag }}", env: {TOKEN: "{{ $GIT_TOKEN }}"}}
                """);

        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "prefect.yaml: prefect-version (line 1, column 1) is '>=4', and the server has 3.8.8: use such a"
                                + " server, or change the range",
                        "prefect.yaml: deployments[0].version (line 5, column 5) refers to the environment variable RELEASE,"
                                + " which is not set: set it, or correct the name",
                        "prefect.yaml: deployments[0].parameters.region (line 6, column 18) refers to the unknown variable"
                                + " 'region': create it, or correct the name",
                        "prefect.yaml: deployments[0].work_pool.job_variables.image (line 9, column 23) refers to"
                                + " 'build-image.tag', which no executed step returns: set a step runner that returns it, or"
                                + " write the value",
                        "prefect.yaml: deployments[0].work_pool.job_variables.env.TOKEN (line 9, column 65) would contain"
                                + " the value of GIT_TOKEN, which is a secret by its name: refer to a secret block, which is"
                                + " resolved when a flow run starts");
        assertThat(refused).hasMessageNotContaining("hunter2");
    }

    @Test
    void accessToken_fromTheEnvironment_isReportedAtItsKey() {
        assertThat(refused("""
                pull:
                  - prefect.deployments.steps.git_clone:
                      repository: https://github.com/a/b.git
                      access_token: "{{ $GIT_TOKEN }}"
                deployments:
                  - {name: daily, entrypoint: "flows.py:main", work_pool: {name: cpln}}
                """).problems()).singleElement().asString().startsWith("prefect.yaml: pull.access_token");
    }

    @Test
    void plainAccessToken_isReportedWithTheLineOfTheSharedPullSteps() {
        Project project = resolve("""
                pull:
                  - prefect.deployments.steps.git_clone:
                      repository: https://github.com/a/b.git
                      access_token: abc
                deployments:
                  - {name: daily, entrypoint: "flows.py:main", work_pool: {name: cpln}}
                """, options().build());

        assertThat(SpecCheck.problems(project.deployments()))
                .extracting(SpecProblem::toString)
                .containsExactly(
                        "prefect.yaml: pull[0][\"prefect.deployments.steps.git_clone\"].access_token (line 4, column"
                                + " 7) is not a reference to a block: use {{ prefect.blocks.<type>.<name> }}, so that the deployment"
                                + " does not contain the credential");
    }

    @Test
    void codeWithoutASource_isAProblemUnlessTheOptionsNameIt(@TempDir Path folder) throws Exception {
        String text = "deployments: [{name: daily, entrypoint: 'flows.py:main', work_pool: {name: cpln}}]";
        assertThat(refused(text).problems())
                .containsExactly(
                        "prefect.yaml: deployments[0].pull (line 1, column 15) is missing: add pull steps, pull: [],"
                                + " or job_variables.image, or set the source of the code in the options");

        Path git = Files.createDirectory(folder.resolve(".git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/feature/x\n");
        Files.writeString(
                git.resolve("config"),
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://gitlab-ci-token:hunter2@gitlab.example.com/a/b.git\n");
        ProjectOptions options =
                options().pullFrom(FlowSource.gitRemoteOf(folder).pullSteps()).build();

        assertThat(resolve(text, options).deployments().get(0).pullSteps())
                .isEqualTo(List.of(Map.of(
                        "prefect.deployments.steps.git_clone",
                        Map.of("repository", "https://gitlab.example.com/a/b.git", "branch", "feature/x"))));
    }

    @Test
    void generatedDockerfile_copiesTheCodeToTheFolderOfTheProject() {
        String text = """
                build:
                  - prefect_docker.deployments.steps.build_docker_image: {id: image, dockerfile: auto}
                deployments:
                  - {name: daily, entrypoint: "flows.py:main", work_pool: {name: cpln}}
                """;
        Project project = resolve(text, options().build());

        assertThat(project.deployments().get(0).pullSteps())
                .isEqualTo(List.of(Map.of(
                        "prefect.deployments.steps.set_working_directory",
                        Map.of("directory", "/opt/prefect/orders"))));
        assertThat(project.warnings())
                .containsExactly("The build steps are not executed: set a step runner, or execute them before.");
    }

    @Test
    void steps_areExecutedInOrderAndGetEarlierOutputs() {
        List<StepRunner.Step> executed = new ArrayList<>();
        Project project = resolve(
                """
                build:
                  - build: {id: image, requires: docker, tag: "{{ $STAGE }}"}
                push:
                  - push: {image: "{{ image.name }}", credentials: "{{ prefect.blocks.docker.ci }}"}
                deployments:
                  - name: daily
                    entrypoint: flows.py:main
                    tags: ["{{ pushed }}"]
                    work_pool: {name: cpln, job_variables: {image: "{{ image.name }}"}}
                """,
                options()
                        .stepRunner(step -> {
                            executed.add(step);
                            return step.function().equals("build") ? Map.of("name", "etl:dev") : Map.of("pushed", true);
                        })
                        .build());

        assertThat(executed)
                .containsExactly(
                        new StepRunner.Step("build", "image", Map.of("tag", "dev")),
                        new StepRunner.Step(
                                "push",
                                "",
                                Map.of("image", "etl:dev", "credentials", "{{ prefect.blocks.docker.ci }}")));
        DeploymentSpec spec = project.deployments().get(0);
        assertThat(spec.jobVariables()).isEqualTo(Map.of("image", "etl:dev"));
        assertThat(spec.tags()).containsExactly("true");
    }

    @Test
    void problems_withoutAServer_areThoseOfValuesThatAreKnown() {
        ProjectFile file = ProjectFile.parse("prefect.yaml", "orders", """
                prefect-version: ">=3"
                build:
                  - prefect_docker.deployments.steps.build_docker_image: {id: built, image_name: orders, tag: one}
                deployments:
                  - name: orders
                    entrypoint: flows/etl.py
                    version: "{{ $ABSENT }}"
                    concurrency_limit: "{{ prefect.variables.limit }}"
                    description: "{{ prefect.blocks.string.text }}"
                    schedules: [{cron: "0 0 6 * * *"}]
                    work_pool: {name: cpln, job_variables: {image: "{{ built.image }}"}}
                """);
        StepRunner runner = step -> {
            throw new AssertionError(step);
        };

        List<SpecProblem> problems = file.problems(options().stepRunner(runner).build());

        assertThat(problems)
                .extracting(problem -> problem.problem().path())
                .containsExactlyInAnyOrder(
                        "deployments[0].version", "deployments[0].entrypoint", "deployments[0].schedules[0].cron");
    }

    @Test
    void names_selectDeployments() {
        String text = """
                pull: []
                deployments:
                  - {name: a, entrypoint: "flows.py:main", work_pool: {name: cpln}}
                  - {name: b, entrypoint: "flows.py:main"}
                """;
        assertThat(resolve(
                                text,
                                options().addNames("b").defaultWorkPool("other").build())
                        .deployments())
                .extracting(DeploymentSpec::name, DeploymentSpec::workPool)
                .containsExactly(tuple("b", "other"));
    }

    @Test
    void stepsOfAWrongForm_areReportedWithLineAndKey() {
        UsageException refused = refused("""
                pull: [prefect.deployments.steps.git_clone]
                push: text
                deployments:
                  - name: daily
                    entrypoint: flows.py:main
                    pull: [null, {}]
                    build: [text]
                  - name: hourly
                    entrypoint: flows.py:main
                    build: 5
                  - name: empty
                    entrypoint: flows.py:main
                    pull: []
                    build: null
                    push: {}
                """);

        assertThat(refused.problems())
                .extracting(problem -> problem.replaceFirst(": write.*", ""))
                .containsExactlyInAnyOrder(
                        "prefect.yaml: pull[0] (line 1, column 8) is no step",
                        "prefect.yaml: push (line 2, column 1) is no list of steps",
                        "prefect.yaml: deployments[0].pull[0] (line 6, column 12) is no step",
                        "prefect.yaml: deployments[0].pull[1] (line 6, column 18) is no step",
                        "prefect.yaml: deployments[0].build[0] (line 7, column 13) is no step",
                        "prefect.yaml: deployments[1].build (line 10, column 5) is no list of steps");
    }

    @Test
    void unknownReferences_areReportedAtEachUse() {
        UsageException refused = refused("""
                pull: []
                deployments:
                  - name: daily
                    entrypoint: flows.py:main
                    parameters:
                      a: "{{ prefect.variables.nope }}"
                      b: "{{ prefect.variables.nope }}"
                      c: "{{ prefect.blocks.json.nope }}"
                      d: "{{ prefect.blocks.json.nope }}"
                """);

        assertThat(refused.problems())
                .extracting(problem -> problem.replaceFirst(" \\(.*", ""))
                .containsExactly(
                        "prefect.yaml: deployments[0].parameters.a",
                        "prefect.yaml: deployments[0].parameters.b",
                        "prefect.yaml: deployments[0].parameters.c",
                        "prefect.yaml: deployments[0].parameters.d");
    }
}
