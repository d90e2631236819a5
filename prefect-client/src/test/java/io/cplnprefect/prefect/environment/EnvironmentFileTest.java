/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecCheck;
import io.cplnprefect.prefect.spec.SpecProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment file describes, and the problems of invalid ones. */
final class EnvironmentFileTest {

    private static final String MISTAKES = """
            deployments:
              - name: a/b
                entrypoint: flows/etl.py
                schedule: {cron: "0 6 * * * *", timezone: Europe/Berln}
              - name: twice
                entrypoint: flows/etl.py:main
                parameters:
                  api_token: 0123456789abcdef0123
                  repository: https://oauth2:hunter2@gitlab.example.com/data.git
              - name: twice
                entrypoint: flows/etl.py:main
                schedule: {interval: 0, cron: "1 1 * * *"}
              - name: anchor
                entrypoint: flows/etl.py:main
                schedule: {cron: "61 1 * * *", anchor-date: 2026-01-01}
                work_pool: {name: cpln, job_variables: {image: "Etl:1"}}
            """;

    private static List<DeploymentSpec> parse(String text, Map<String, String> variables) {
        return EnvironmentFile.parse(
                "prod.yaml",
                text,
                EnvironmentOptions.builder().variables(variables).build());
    }

    private static UsageException refused(String text) {
        UsageException refused = catchThrowableOfType(UsageException.class, () -> parse(text, Map.of()));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void mistakesOfDifferentKinds_areAllReportedWithLineAndKey() {
        List<SpecProblem> problems = SpecCheck.problems(parse(MISTAKES, Map.of()));

        assertThat(problems)
                .extracting(SpecProblem::toString)
                .containsExactlyInAnyOrder(
                        "prod.yaml: deployments[0].name (line 2, column 5) is the invalid name 'a/b': use at least one"
                                + " character, and none of / % & > <",
                        "prod.yaml: deployments[0].entrypoint (line 3, column 5) has 0 colons: 'flows/etl.py': use"
                                + " file.py:function, with exactly one colon",
                        "prod.yaml: deployments[0].schedule.cron (line 4, column 16) has 6 fields: use five fields:"
                                + " minute, hour, day of month, month, day of week, such as 0 6 * * 1-5",
                        "prod.yaml: deployments[0].schedule.timezone (line 4, column 37) is the unknown time zone"
                                + " 'Europe/Berln': use a name such as Europe/Berlin",
                        "prod.yaml: deployments[1].parameters.api_token (line 8, column 7) looks like a credential: store"
                                + " it in a secret block and refer to it, or in a secret of the platform; if it is no"
                                + " credential, permit the path",
                        "prod.yaml: deployments[1].parameters.repository (line 9, column 7) contains a URL with a password"
                                + " or token: remove it from the URL, and refer to a secret block",
                        "prod.yaml: deployments[2].name (line 10, column 5) is the name 'main/twice' of another"
                                + " deployment, deployments[1]: use another name",
                        "prod.yaml: deployments[2].schedule (line 12, column 5) has several of cron, interval and rrule:"
                                + " use exactly one of them",
                        "prod.yaml: deployments[2].schedule.interval (line 12, column 16) is not more than 0: use a number"
                                + " of seconds",
                        "prod.yaml: deployments[3].schedule.cron (line 15, column 16) has the invalid minute '61': use"
                                + " five fields: minute, hour, day of month, month, day of week, such as 0 6 * * 1-5",
                        "prod.yaml: deployments[3].schedule.anchor-date (line 15, column 36) is set without interval:"
                                + " remove it, or use interval",
                        "prod.yaml: deployments[3].work_pool.job_variables.image (line 16, column 45) is the invalid image"
                                + " 'Etl:1': use [registry/]name[:tag][@digest] in lower case");
        assertThat(problems.toString()).doesNotContain("hunter2", "0123456789abcdef");
    }

    @Test
    void unknownKeysAndWrongTypes_areAllReported() {
        UsageException refused = refused("""
                owner: me
                deployments:
                  - name: daily
                    entrypoint: flows/etl.py:main
                    tag: [a]
                    parameters: [1]
                    schedule: {cron: "0 6 * * *", zone: UTC}
                  - entrypoint: flows/etl.py:main
                    tags: {a: 1}
                """);

        assertThat(refused.problems())
                .extracting(problem -> problem.replaceFirst(": (remove it|write|add).*", ""))
                .containsExactlyInAnyOrder(
                        "prod.yaml: owner (line 1, column 1) is unknown",
                        "prod.yaml: deployments[0].tag (line 5, column 5) is unknown",
                        "prod.yaml: deployments[0].parameters (line 6, column 5) is not keys and values",
                        "prod.yaml: deployments[0].schedule.zone (line 7, column 35) is unknown",
                        "prod.yaml: deployments[1].name (line 8, column 5) is missing",
                        "prod.yaml: deployments[1].tags (line 9, column 5) is not a list of texts");
    }

    @Test
    void tabs_areReportedWithTheirLine() {
        assertThat(refused("deployments:\n\t- name: daily\n"))
                .hasMessageContaining("prod.yaml: ")
                .hasMessageContaining("line 2");
    }

    @Test
    void variables_areReplacedOnlyInTheirForm() {
        DeploymentSpec spec = parse("""
                deployments:
                  - name: daily
                    entrypoint: flows/etl.py:main
                    version: 1.10
                    parameters: {a: "x-${REGION}", b: "$REGION", c: "$${REGION}", env.stage: true}
                """, Map.of("REGION", "eu")).get(0);

        assertThat(spec.parameters())
                .isEqualTo(Map.of("a", "x-eu", "b", "$REGION", "c", "${REGION}", "env.stage", true));
        assertThat(spec.version()).isEqualTo("1.10");
        assertThat(spec.flowName()).isEqualTo("main");
    }

    @Test
    void variables_thatAreUnsetOrSecret_areReported() {
        UsageException refused =
                catchThrowableOfType(UsageException.class, () -> parse("""
                deployments:
                  - name: daily
                    entrypoint: flows/etl.py:main
                    parameters: {a: "${REGIN}", b: "${DB_PASSWORD}"}
                """, Map.of("DB_PASSWORD", "hunter2")));

        assertThat(refused.problems())
                .containsExactly(
                        "prod.yaml: deployments[0].parameters.a (line 4, column 18) refers to the variable REGIN, which is"
                                + " not set: set it, or write $${REGIN}",
                        "prod.yaml: deployments[0].parameters.b (line 4, column 33) would contain the value of DB_PASSWORD,"
                                + " which is a secret by its name: use a secret of the platform, which jobs read when they"
                                + " start");
    }

    @Test
    void defaults_applyToDeploymentsThatDoNotSetThem(@TempDir Path folder) throws IOException {
        Path defaults = folder.resolve("defaults.yaml");
        Files.writeString(defaults, """
                ib-block: cpln-job/production
                tags: [etl]
                parameters: {region: eu, size: 1}
                schedule: {interval: 60}
                work_pool: {name: cpln, job_variables: {image: "etl:1"}}
                """);
        Path file = folder.resolve("prod.yaml");
        Files.writeString(file, """
                deployments:
                  - name: a
                    entrypoint: flows/etl.py:main
                  - name: b
                    entrypoint: flows/etl.py:main
                    tags: [other]
                    parameters: {size: 2}
                    schedule: {cron: "0 6 * * *"}
                    work_pool: {work_queue_name: high}
                """);

        List<DeploymentSpec> specs = EnvironmentFile.read(
                file, EnvironmentOptions.builder().defaults(defaults).build());

        assertThat(specs.get(0).tags()).containsExactly("etl");
        assertThat(specs.get(0).infrastructureBlock()).isEqualTo("cpln-job/production");
        DeploymentSpec second = specs.get(1);
        assertThat(second.tags()).containsExactly("other");
        assertThat(second.parameters()).isEqualTo(Map.of("region", "eu", "size", 2L));
        assertThat(second.schedules())
                .extracting(DeploymentScheduleCreate::schedule)
                .containsExactly(DeploymentTimes.builder().cron("0 6 * * *").build());
        assertThat(second.workPool()).isEqualTo("cpln");
        assertThat(second.workQueue()).isEqualTo("high");
        assertThat(second.jobVariables()).isEqualTo(Map.of("image", "etl:1"));
    }

    private static UsageException refusedDefaults(Path folder, String text) throws IOException {
        Path defaults = Files.writeString(folder.resolve("defaults.yaml"), text);
        Path file = Files.writeString(folder.resolve("prod.yaml"), """
                deployments:
                  - {name: a, entrypoint: "flows/etl.py:main"}
                  - {name: b, entrypoint: "flows/etl.py:main"}
                """);
        EnvironmentOptions options = EnvironmentOptions.builder()
                .defaults(defaults)
                .variables(Map.of())
                .build();
        return catchThrowableOfType(
                UsageException.class,
                () -> EnvironmentFile.inspect(file, options).checked().valid());
    }

    @Test
    void problemsOfDefaults_areReportedOnceWithTheirFileAndLine(@TempDir Path folder) throws IOException {
        UsageException refused = refusedDefaults(folder, """
                ib-block: [5]
                tagz: [a]
                concurrency_limit: many
                version: ${MISSING}
                schedule: {cron: x}
                """);

        assertThat(refused.problems())
                .extracting(problem -> problem.replace(folder + "/", "").replaceFirst("\\).*", ")"))
                .containsExactlyInAnyOrder(
                        "defaults.yaml: ib-block (line 1, column 1)",
                        "defaults.yaml: tagz (line 2, column 1)",
                        "defaults.yaml: concurrency_limit (line 3, column 1)",
                        "defaults.yaml: version (line 4, column 1)",
                        "defaults.yaml: schedule.cron (line 5, column 12)");
    }

    @Test
    void defaults_areAnObjectOrEmpty(@TempDir Path folder) throws IOException {
        assertThat(refusedDefaults(folder, "[a]").problems())
                .singleElement()
                .asString()
                .contains("defaults.yaml", "is no object");
        assertThat(refusedDefaults(folder, "text").problems())
                .singleElement()
                .asString()
                .contains("is no object");
        assertThat(refusedDefaults(folder, "")).isNull();
        assertThat(refusedDefaults(folder, "# nothing\n")).isNull();
    }
}
