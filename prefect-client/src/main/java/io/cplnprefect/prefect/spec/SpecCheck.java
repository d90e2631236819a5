/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.prefect.internal.document.SchemaCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of deployments that need no server. */
public final class SpecCheck {

    private static final Pattern FORBIDDEN = Pattern.compile("[/%&><]");
    private static final Pattern PYTHON_NAME = unicode("[\\p{L}_]\\w*(\\.[\\p{L}_]\\w*)*");
    /** A module and a function; {@code f.py} is a file whose function is missing. */
    private static final Pattern MODULE = unicode("[\\p{L}_]\\w*(\\.[\\p{L}_]\\w*)*\\.(?!py$)[\\p{L}_]\\w*");

    private static final Pattern BLOCK = Pattern.compile("[a-z0-9-]+/[^/]+");

    private static final int LEAST_GRACE_SECONDS = 60;
    private static final int MOST_GRACE_SECONDS = 86400;

    private final DeploymentSpec spec;
    private final List<SpecProblem> problems;

    private SpecCheck(DeploymentSpec spec, List<SpecProblem> problems) {
        this.spec = spec;
        this.problems = problems;
    }

    /**
     * Checks deployments: names, entrypoints, schedules, triggers, parameters, images and credentials.
     *
     * @param specs the deployments
     * @return all problems; empty if there are none
     */
    public static List<SpecProblem> problems(Collection<DeploymentSpec> specs) {
        List<SpecProblem> problems = new ArrayList<>();
        Map<String, DeploymentSpec> byName = new HashMap<>();
        for (DeploymentSpec spec : specs) {
            new SpecCheck(spec, problems).check();
            DeploymentSpec other = byName.putIfAbsent(spec.fullName(), spec);
            if (other != null) {
                String at = other.origin().path();
                problems.add(spec.origin()
                        .problem(
                                "name",
                                "is the name '" + spec.fullName() + "' of another deployment"
                                        + (at.isEmpty() ? "" : ", " + at),
                                "use another name"));
            }
        }
        return problems;
    }

    private static Pattern unicode(String pattern) {
        return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    }

    private void check() {
        name("name", spec.name());
        name("flow_name", spec.flowName());
        entrypoint();
        String block = spec.infrastructureBlock();
        if (block != null && !BLOCK.matcher(block).matches()) {
            problem(
                    "infrastructure_block",
                    "is not '<block type>/<block name>'",
                    "use a form such as cpln-job/production");
        }
        if (spec.workPool() == null && spec.workQueue() != null && block == null) {
            problem("work_pool.work_queue_name", "is set without work_pool.name", "name the work pool");
        }
        if (spec.workPool() == null && !spec.jobVariables().isEmpty() && block == null) {
            problem("work_pool.job_variables", "is set without work_pool.name", "name the work pool");
        }
        limit();
        tags();
        pullSteps();
        if (spec.jobVariables().get("image") instanceof String image
                && !image.contains("{{")
                && !CredentialPattern.credential(image)
                && ImageReference.find(image).isEmpty()) {
            problem(
                    "work_pool.job_variables.image",
                    "is the invalid image '" + image + "'",
                    "use [registry/]name[:tag][@digest] in lower case");
        }
        new ScheduleCheck(spec.origin(), problems).check(spec.schedules());
        parameters();
        if (spec.triggers() != null) {
            new TriggerCheck(spec.origin(), problems).check(spec.triggers());
        }
        if (spec.slas() != null) {
            new AgreementCheck(spec.origin(), problems).check(spec.slas());
        }
        new CredentialCheck(spec, problems).check();
    }

    private void name(String attribute, String name) {
        if (name.isBlank() || FORBIDDEN.matcher(name).find()) {
            problem(
                    attribute,
                    "is the invalid name '" + name + "'",
                    "use at least one character, and none of / % & > <");
        }
    }

    private void entrypoint() {
        String entrypoint = spec.entrypoint();
        if (entrypoint == null || MODULE.matcher(entrypoint).matches()) {
            return;
        }
        String[] parts = entrypoint.split(":", -1);
        if (parts.length != 2
                || parts[0].isBlank()
                || !PYTHON_NAME.matcher(parts[1]).matches()) {
            problem("entrypoint", fault(entrypoint, parts), "use file.py:function, with exactly one colon");
        }
    }

    private static String fault(String entrypoint, String[] parts) {
        String shown = "'" + CredentialPattern.masked(entrypoint) + "'";
        return parts.length == 2
                ? "is the invalid entrypoint " + shown
                : "has " + (parts.length - 1) + " colons: " + shown;
    }

    private void limit() {
        Integer limit = spec.concurrencyLimit();
        if (limit != null && limit <= 0) {
            problem("concurrency_limit", "is " + limit, "use a number of at least 1, or remove it");
        }
        Integer grace = spec.concurrencyOptions() == null
                ? null
                : spec.concurrencyOptions().gracePeriodSeconds();
        if (grace != null && (grace < LEAST_GRACE_SECONDS || grace > MOST_GRACE_SECONDS)) {
            problem(
                    "concurrency_limit.grace_period_seconds",
                    "is " + grace,
                    "use a number from " + LEAST_GRACE_SECONDS + " to " + MOST_GRACE_SECONDS);
        }
        if (spec.concurrencyOptions() != null
                && !List.of("ENQUEUE", "CANCEL_NEW")
                        .contains(spec.concurrencyOptions().collisionStrategy())) {
            problem(
                    "concurrency_limit.collision_strategy",
                    "is '" + spec.concurrencyOptions().collisionStrategy() + "'",
                    "use ENQUEUE or CANCEL_NEW");
        }
    }

    private void tags() {
        for (int i = 0; i < spec.tags().size(); i++) {
            if (spec.tags().get(i).isBlank()) {
                problem(DocumentPath.of("tags", i), "is blank", "remove it");
            }
        }
    }

    private void pullSteps() {
        for (int i = 0; i < spec.pullSteps().size(); i++) {
            Map<String, ?> step = spec.pullSteps().get(i);
            String path = DocumentPath.of("pull", i);
            if (step.size() != 1) {
                problem(path, "has " + step.size() + " keys", "use one key, the function of the step, for each step");
            }
            step.forEach((function, inputs) -> repository(DocumentPath.of(path, function), inputs));
        }
    }

    private void repository(String path, @Nullable Object inputs) {
        if (inputs instanceof Map<?, ?> map && path.endsWith("git_clone\"]")) {
            if (!(map.get("repository") instanceof String repository) || repository.isBlank()) {
                problem(path + ".repository", "is missing", "add the URL of the repository");
            }
            if (map.containsKey("branch") && map.containsKey("commit_sha")) {
                problem(path, "has both branch and commit_sha", "use one of them");
            }
        }
    }

    private void parameters() {
        Map<String, ?> schema = spec.parameterSchema();
        if (schema != null && !Boolean.FALSE.equals(spec.enforceParameterSchema())) {
            SchemaCheck.of(schema)
                    .check("parameters", spec.parameters())
                    .forEach(problem -> problem(problem.path(), problem.fault(), problem.fix()));
        }
    }

    private void problem(String attribute, String fault, String fix) {
        problems.add(spec.origin().problem(attribute, fault, fix));
    }
}
