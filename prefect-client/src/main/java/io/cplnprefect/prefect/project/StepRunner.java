/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import java.util.Map;

/** Executes the build and push steps of a project, in place of Prefect's Python functions. */
@FunctionalInterface
public interface StepRunner {

    /**
     * Executes a step, for example builds and pushes an image.
     *
     * @param step the step
     * @return its outputs, as plain Java values, such as {@code image} and {@code tag}; later steps and the deployments refer to them
     */
    Map<String, ?> run(Step step);

    /**
     * A build or push step. Immutable.
     *
     * @param function name of the Python function, such as {@code prefect_docker.deployments.steps.build_docker_image}
     * @param id name of the step, or empty
     * @param inputs the inputs, as plain Java values; references to blocks are not resolved
     */
    record Step(String function, String id, Map<String, ?> inputs) {}
}
