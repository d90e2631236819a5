/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.internal.document.SchemaCheck;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecProblem;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The checks of descriptions against what the server has and supports. */
final class StateCheck {

    private static final String AGENT_POOL = "prefect-agent";

    private final ServerState state;
    private final List<SpecProblem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    StateCheck(ServerState state) {
        this.state = state;
    }

    List<SpecProblem> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Warns of triggers that the server cannot have, before they are removed from the descriptions. */
    void checkTriggers(Collection<DeploymentSpec> specs) {
        if (state.automations() == null) {
            specs.stream()
                    .filter(spec -> spec.triggers() != null && !spec.triggers().isEmpty())
                    .forEach(spec -> warnings.add("The triggers of " + spec.fullName()
                            + " are not created: automations are not enabled on the server."));
        }
    }

    void check(Collection<DeploymentSpec> specs) {
        for (DeploymentSpec spec : specs) {
            version(spec);
            block(spec);
            pool(spec);
        }
        specs.stream()
                .map(DeploymentSpec::flowName)
                .distinct()
                .filter(flow -> !state.flows().containsKey(flow))
                .forEach(flow -> warnings.add("The flow '" + flow
                        + "' does not exist and is created. If its Python function has another name, set flow_name."));
    }

    private void version(DeploymentSpec spec) {
        if (spec.concurrencyLimit() != null || spec.concurrencyOptions() != null) {
            since(spec, "concurrency_limit", spec.concurrencyOptions() == null ? "3.0.0" : "3.0.3");
        }
        ConcurrencyOptions options = spec.concurrencyOptions();
        if (options != null && options.gracePeriodSeconds() != null) {
            since(spec, "concurrency_limit.grace_period_seconds", "3.6.6");
        }
        for (int i = 0; i < spec.schedules().size(); i++) {
            DeploymentScheduleCreate schedule = spec.schedules().get(i);
            String path = "schedules[" + i + "]";
            if (schedule.slug() != null) {
                since(spec, path + ".slug", "3.2.0");
            }
            if (schedule.parameters() != null && !schedule.parameters().isEmpty()) {
                since(spec, path + ".parameters", "3.2.0");
            }
            if (schedule.replaces() != null) {
                since(spec, path + ".replaces", "3.6.17");
            }
        }
        for (int i = 0; spec.triggers() != null && i < spec.triggers().size(); i++) {
            if (metric(spec.triggers().get(i)) && !state.version().equals(ServerVersion.CLOUD)) {
                problem(spec, "triggers[" + i + "]", "is a metric trigger, which only Prefect Cloud has", "remove it");
            }
        }
        if (spec.slas() != null && !spec.slas().isEmpty() && !state.version().equals(ServerVersion.CLOUD)) {
            problem(spec, "sla", "is only supported by Prefect Cloud", "remove it");
        }
    }

    private static boolean metric(Map<String, ?> trigger) {
        return "metric".equals(trigger.get("type")) || "Metric".equals(trigger.get("posture"));
    }

    private void since(DeploymentSpec spec, String attribute, String version) {
        if (state.version().compareTo(ServerVersion.parse(version)) < 0) {
            problem(
                    spec,
                    attribute,
                    "needs Prefect " + version + ", and the server has " + state.version(),
                    "remove it, or upgrade the server");
        }
    }

    private void block(DeploymentSpec spec) {
        String block = spec.infrastructureBlock();
        if (block == null) {
            return;
        }
        if (state.version().major() >= 3) {
            problem(
                    spec,
                    "infrastructure_block",
                    "is an infrastructure block, which Prefect 3 does not execute",
                    "use a work pool, or map the block '" + block + "' to one");
        } else if (!state.blocks().containsKey(block)) {
            problem(
                    spec,
                    "infrastructure_block",
                    "is the unknown block '" + block + "'",
                    "create it, or correct the name");
        }
    }

    private void pool(DeploymentSpec spec) {
        String name = spec.workPool();
        if (name == null) {
            if (spec.infrastructureBlock() == null) {
                problem(spec, "work_pool.name", "is missing", "name the work pool that executes the flow runs");
            }
            return;
        }
        WorkPool pool = state.pools().get(name);
        if (pool == null) {
            problem(
                    spec,
                    "work_pool.name",
                    "is the unknown work pool '" + name + "'",
                    "create it, or correct the name");
            return;
        }
        if (pool.type().equals(AGENT_POOL) && spec.infrastructureBlock() == null) {
            problem(
                    spec,
                    "work_pool.name",
                    "is the work pool '" + name + "' of agents, which execute no such deployment",
                    "use a work pool of workers");
        }
        if (pool.baseJobTemplate().get("variables") instanceof Map<?, ?> schema) {
            variables(spec, pool, schema);
        }
    }

    private void variables(DeploymentSpec spec, WorkPool pool, Map<?, ?> schema) {
        SchemaCheck.of(schema)
                .check(Comparison.VARIABLES, spec.jobVariables())
                .forEach(problem -> problem(spec, problem.path(), problem.fault(), problem.fix()));
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        String template = String.valueOf(pool.baseJobTemplate().get("job_configuration"));
        spec.jobVariables().keySet().stream()
                .filter(variable -> !properties.containsKey(variable.replaceFirst("\\..*", "")))
                .filter(variable -> !template.contains("{{ " + variable) && !template.contains("{{" + variable))
                .forEach(variable -> warnings.add("The work pool '" + pool.name() + "' has no job variable '" + variable
                        + "', which " + spec.fullName() + " sets. It has " + new TreeSet<>(names(properties)) + "."));
    }

    private static List<String> names(Map<?, ?> properties) {
        return properties.keySet().stream().map(String::valueOf).toList();
    }

    private void problem(DeploymentSpec spec, String attribute, String fault, String fix) {
        problems.add(spec.origin().problem(attribute, fault, fix));
    }
}
