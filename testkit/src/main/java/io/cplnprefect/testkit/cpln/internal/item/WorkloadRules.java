/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The published limits of a workload's specification and of the overrides of one run. */
public final class WorkloadRules {
    private static final Pattern QUANTITY = Pattern.compile("[+-]?[0-9.]+[eEinumkKMGTP]*[-+]?[0-9]*");
    private static final Pattern ENV_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Set<String> TYPES = Set.of("serverless", "standard", "stateful", "cron", "vm");
    private static final Set<String> RESERVED_CONTAINERS = Set.of("istio-proxy", "queue-proxy", "istio-validation");
    private static final Set<String> RESERVED_ENV = Set.of("K_SERVICE", "K_CONFIGURATION", "K_REVISION");
    private static final int NAME_LENGTH = 49;
    private static final int CONTAINERS = 8;
    private static final int COMMAND_LENGTH = 256;
    private static final int ENV_NAME_LENGTH = 120;
    private static final int ENV_VALUE_LENGTH = 4096;

    private WorkloadRules() {}

    static List<String> problems(String name, JsonNode spec) {
        List<String> problems = new ArrayList<>();
        ItemRules.checkName("workload name", name, NAME_LENGTH, problems);
        if (name.endsWith("-headless")) {
            problems.add("a workload name may not end with -headless");
        }
        String type = spec.path("type").asText();
        if (!TYPES.contains(type)) {
            problems.add("spec.type \"" + type + "\" is unknown");
        }
        if (type.equals("cron")) {
            checkJob(spec.path("job"), problems);
        }
        JsonNode containers = spec.path("containers");
        if (containers.isEmpty() || containers.size() > CONTAINERS) {
            problems.add("spec.containers must hold 1 to " + CONTAINERS + " containers");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode container : containers) {
            checkContainerName(container.path("name").asText(), names, problems);
            if (container.path("image").asText().isEmpty()) {
                problems.add("container " + container.path("name").asText() + " needs an image");
            }
            checkContainer("container " + container.path("name").asText(), container, problems);
        }
        return problems;
    }

    /** Checks what a container of a workload and an override of one have in common. */
    public static void checkContainer(String what, JsonNode container, List<String> problems) {
        for (String quantity : List.of("cpu", "memory")) {
            JsonNode given = container.path(quantity);
            if (!given.isMissingNode()
                    && (!given.isTextual() || !QUANTITY.matcher(given.asText()).matches())) {
                problems.add(what + ": " + quantity + " is no quantity");
            }
        }
        JsonNode command = container.path("command");
        if (!command.isMissingNode()
                && (!command.isTextual() || command.asText().length() > COMMAND_LENGTH)) {
            problems.add(what + ": command must be one text of at most " + COMMAND_LENGTH + " characters");
        }
        for (JsonNode arg : container.path("args")) {
            if (!arg.isTextual()) {
                problems.add(what + ": args must be texts");
            }
        }
        for (JsonNode env : container.path("env")) {
            checkEnv(what, env, problems);
        }
    }

    private static void checkEnv(String what, JsonNode env, List<String> problems) {
        String name = env.path("name").asText();
        if (!ENV_NAME.matcher(name).matches() || name.length() > ENV_NAME_LENGTH) {
            problems.add(what + ": \"" + name + "\" is no name of an environment variable");
        }
        if (name.startsWith("CPLN_") || RESERVED_ENV.contains(name)) {
            problems.add(what + ": the environment variable " + name + " is reserved");
        }
        JsonNode value = env.path("value");
        if (!value.isMissingNode() && (!value.isTextual() || value.asText().length() > ENV_VALUE_LENGTH)) {
            problems.add(
                    what + ": the value of " + name + " must be a text of at most " + ENV_VALUE_LENGTH + " characters");
        }
    }

    private static void checkContainerName(String name, Set<String> names, List<String> problems) {
        ItemRules.checkName("container name", name, 64, problems);
        if (RESERVED_CONTAINERS.contains(name) || name.startsWith("cpln-") || name.startsWith("debugger-")) {
            problems.add("container name \"" + name + "\" is reserved");
        }
        if (!names.add(name)) {
            problems.add("container name \"" + name + "\" is used twice");
        }
    }

    private static void checkJob(JsonNode job, List<String> problems) {
        if (job.path("schedule").asText().trim().split("\\s+", -1).length != 5) {
            problems.add("spec.job.schedule must have five fields");
        }
        checkRange(job, "historyLimit", 1, 10, problems);
        checkRange(job, "activeDeadlineSeconds", 1, 86_400, problems);
        checkOneOf(job, "concurrencyPolicy", Set.of("Forbid", "Replace", "Allow"), problems);
        checkOneOf(job, "restartPolicy", Set.of("OnFailure", "Never"), problems);
    }

    private static void checkRange(JsonNode job, String member, int min, int max, List<String> problems) {
        JsonNode value = job.path(member);
        if (!value.isMissingNode() && (!value.isInt() || value.asInt() < min || value.asInt() > max)) {
            problems.add("spec.job." + member + " must be a number from " + min + " to " + max);
        }
    }

    private static void checkOneOf(JsonNode job, String member, Set<String> allowed, List<String> problems) {
        JsonNode value = job.path(member);
        if (!value.isMissingNode() && !allowed.contains(value.asText())) {
            problems.add("spec.job." + member + " \"" + value.asText() + "\" is unknown");
        }
    }
}
