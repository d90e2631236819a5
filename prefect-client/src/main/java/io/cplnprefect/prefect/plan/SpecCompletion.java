/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to a description what follows from the options and the server: scope, mapped work pool, form of variables, folder. */
final class SpecCompletion {

    private static final String IMAGE_FOLDER = "/opt/prefect/flows";
    private static final String ENV = "env";

    private final ServerState state;
    private final PlanOptions options;

    SpecCompletion(ServerState state, PlanOptions options) {
        this.state = state;
        this.options = options;
    }

    DeploymentSpec complete(DeploymentSpec described) {
        DeploymentSpec.Builder spec = DeploymentSpec.builder().from(described);
        String scope = options.scope();
        if (scope != null && !described.tags().contains(scope)) {
            spec.addTags(scope);
        }
        String block = described.infrastructureBlock();
        String pool = described.workPool();
        if (block != null && state.version().compareTo(new ServerVersion(3, 0, 0)) >= 0) {
            String mapped = options.poolOfBlock().getOrDefault(block, pool);
            if (mapped != null) {
                spec.infrastructureBlock(null).workPool(mapped);
                pool = mapped;
            }
        } else if (block != null
                && described.path() == null
                && hasImage(state.blocks().get(block))) {
            spec.path(IMAGE_FOLDER);
        }
        if (state.automations() == null) {
            spec.triggers(null);
        }
        if (described.jobVariables().get(ENV) instanceof List<?> list && environmentIsObject(pool)) {
            Map<String, @AllowNulls Object> variables = new LinkedHashMap<>(described.jobVariables());
            Map<String, @Nullable Object> environment = environment(list);
            if (environment != null) {
                variables.put(ENV, environment);
                spec.jobVariables(variables);
            }
        }
        return spec.build();
    }

    private static boolean hasImage(@Nullable BlockDocument block) {
        return block != null && block.data().get("image") != null;
    }

    private boolean environmentIsObject(@Nullable String name) {
        WorkPool pool = name == null ? null : state.pools().get(name);
        return pool != null
                && pool.baseJobTemplate().get("variables") instanceof Map<?, ?> schema
                && schema.get("properties") instanceof Map<?, ?> properties
                && properties.get(ENV) instanceof Map<?, ?> property
                && "object".equals(property.get("type"));
    }

    /** Returns a list of name and value as a map, or null if it is another list. */
    private static @Nullable Map<String, @Nullable Object> environment(List<?> list) {
        Map<String, @Nullable Object> environment = new LinkedHashMap<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> pair)
                    || !(pair.get("name") instanceof String name)
                    || !pair.containsKey("value")) {
                return null;
            }
            environment.put(name, pair.get("value"));
        }
        return environment;
    }
}
