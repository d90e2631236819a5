/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment of a job: the variables of the worker, of the flow run and of the configuration; later ones take precedence. */
final class JobEnvironment {

    /** Control Plane sets these variables in each workload. Those of the worker, such as its token, must not reach jobs. */
    private static final String PLATFORM_PREFIX = "CPLN_";

    private JobEnvironment() {}

    static Map<String, String> of(JobConfiguration configuration, FlowRunContext context) {
        Map<String, String> env = new LinkedHashMap<>();
        context.environment().forEach((name, value) -> {
            if (!name.startsWith(PLATFORM_PREFIX)) {
                env.put(name, value);
            }
        });
        put(env, "PREFECT__FLOW_RUN_ID", context.flowRunId());
        put(env, "PREFECT__WORKER_ID", context.workerId());
        put(env, "PREFECT__WORKER_NAME", context.workerName());
        put(env, "PREFECT__FLOW_ID", context.flowId());
        put(env, "PREFECT__FLOW_NAME", context.flowName());
        put(env, "PREFECT__DEPLOYMENT_ID", context.deploymentId());
        put(env, "PREFECT__DEPLOYMENT_NAME", context.deploymentName());
        env.putAll(configuration.env());
        env.keySet().removeAll(configuration.unsetEnv());
        return env;
    }

    private static void put(Map<String, String> env, String name, @Nullable Object value) {
        if (value != null) {
            env.put(name, value.toString());
        }
    }
}
