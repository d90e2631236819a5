/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.prefect.internal.document.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a project, and the outputs of those that were executed. */
final class Steps {

    private static final String BUILD_IMAGE = "prefect_docker.deployments.steps.build_docker_image";

    private static final String FIX = "write the function of a step and its inputs, with a colon between them";

    private final Map<String, @Nullable Object> outputs = new HashMap<>();

    Map<String, @Nullable Object> outputs() {
        return outputs;
    }

    /** Executes steps one after the other. */
    void run(List<Map<String, ?>> steps, StepRunner runner, Templates.Values values) {
        for (Map<String, ?> step : steps) {
            step.forEach((function, raw) -> {
                Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
                if (Templates.apply("", raw, values) instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> inputs.put(String.valueOf(key), value));
                }
                Object id = inputs.remove("id");
                inputs.remove("requires");
                Map<String, ?> result =
                        runner.run(new StepRunner.Step(function, id == null ? "" : id.toString(), inputs));
                if (id != null) {
                    outputs.put(id.toString(), result);
                }
                outputs.putAll(result);
            });
        }
    }

    /** Returns a section of steps as a list; one object is a list of one step. Returns null for an absent or null section. */
    static @Nullable List<Map<String, ?>> list(@Nullable Object section) {
        if (section instanceof Map<?, ?> map) {
            return map.isEmpty() ? List.of() : List.of(step(map));
        }
        if (!(section instanceof List<?> list)) {
            return null;
        }
        List<Map<String, ?>> steps = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                steps.add(step(map));
            }
        }
        return steps;
    }

    /** Reports what is no step in a section; an absent, null or empty section has none. */
    static void check(String path, @Nullable Object section, Fields.Problems problems) {
        if (section instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof Map<?, ?> step) || step.isEmpty()) {
                    problems.add(DocumentPath.of(path, i), "is no step", FIX);
                }
            }
        } else if (section != null && !(section instanceof Map<?, ?>)) {
            problems.add(path, "is no list of steps", FIX);
        }
    }

    private static Map<String, ?> step(Map<?, ?> map) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        map.forEach((key, value) -> step.put(String.valueOf(key), value));
        return step;
    }

    /** Returns whether a build step makes an image with a generated Dockerfile, which copies the project folder into it. */
    static boolean generatesDockerfile(List<Map<String, ?>> build) {
        return build.stream()
                .anyMatch(step ->
                        step.get(BUILD_IMAGE) instanceof Map<?, ?> inputs && "auto".equals(inputs.get("dockerfile")));
    }
}
