/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.automation.Automation;
import io.cplnprefect.prefect.automation.AutomationQuery;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a plan compares, by pages of lists and not by deployment. */
final class StateReader {

    private static final int NAMES_PER_QUERY = 200;

    private final Prefect prefect;

    StateReader(Prefect prefect) {
        this.prefect = prefect;
    }

    ServerState read(Collection<DeploymentSpec> specs, PlanOptions options) {
        Map<String, Flow> flows = new LinkedHashMap<>();
        Map<String, Deployment> deployments = new HashMap<>();
        for (List<String> names : parts(values(specs, DeploymentSpec::flowName))) {
            FlowFilter filter = FlowFilter.builder()
                    .name(NameFilter.any(names.toArray(String[]::new)))
                    .build();
            Map<UUID, String> ids = new HashMap<>();
            prefect.flows().filter(FlowQuery.builder().flows(filter).build()).forEach(flow -> {
                flows.put(flow.name(), flow);
                ids.put(flow.id(), flow.name());
            });
            if (!ids.isEmpty()) {
                prefect.deployments()
                        .filter(DeploymentQuery.builder().flows(filter).build())
                        .forEach(deployment -> put(deployments, ids, deployment));
            }
        }
        return new ServerState(
                prefect.version(),
                flows,
                deployments,
                options.prune() ? named(Objects.requireNonNull(options.scope())) : Map.of(),
                pools(specs, options),
                blocks(specs),
                automations(specs));
    }

    private static void put(Map<String, Deployment> deployments, Map<UUID, String> flowNames, Deployment deployment) {
        String flow = flowNames.get(deployment.flowId());
        if (flow != null) {
            deployments.put(flow + "/" + deployment.name(), deployment);
        }
    }

    /** Returns the deployments with a tag, or all of them, by {@code flow name/deployment name}. */
    Map<String, Deployment> named(@Nullable String tag) {
        DeploymentQuery.Builder query = DeploymentQuery.builder();
        if (tag != null) {
            query.deployments(
                    DeploymentFilter.builder().tags(TagFilter.all(tag)).build());
        }
        List<Deployment> tagged = prefect.deployments().filter(query.build()).toList();
        List<UUID> flowIds = tagged.stream().map(Deployment::flowId).distinct().toList();
        Map<UUID, String> names = new HashMap<>();
        for (List<UUID> ids : parts(flowIds)) {
            prefect.flows()
                    .filter(FlowQuery.builder()
                            .flows(FlowFilter.builder().id(InOrNot.any(ids)).build())
                            .build())
                    .forEach(flow -> names.put(flow.id(), flow.name()));
        }
        Map<String, Deployment> named = new TreeMap<>();
        tagged.forEach(deployment -> put(named, names, deployment));
        return named;
    }

    private Map<String, WorkPool> pools(Collection<DeploymentSpec> specs, PlanOptions options) {
        TreeSet<String> names = new TreeSet<>(values(specs, DeploymentSpec::workPool));
        names.addAll(options.poolOfBlock().values());
        Map<String, WorkPool> pools = new HashMap<>();
        for (List<String> part : parts(List.copyOf(names))) {
            WorkPoolFilter filter = WorkPoolFilter.builder().name(In.any(part)).build();
            prefect.workPools()
                    .filter(WorkPoolQuery.builder().workPools(filter).build())
                    .forEach(pool -> pools.put(pool.name(), pool));
        }
        return pools;
    }

    private Map<String, BlockDocument> blocks(Collection<DeploymentSpec> specs) {
        Map<String, BlockDocument> blocks = new HashMap<>();
        for (String block : values(specs, DeploymentSpec::infrastructureBlock)) {
            String[] parts = block.split("/", 2);
            try {
                blocks.put(
                        block,
                        prefect.blockDocuments()
                                .readByName(parts[0], parts[parts.length - 1], false)
                                .execute());
            } catch (ServiceException.NotFound missing) {
                // Reported with the line of the description by the check of the state.
                blocks.remove(block);
            }
        }
        return blocks;
    }

    private @Nullable List<Automation> automations(Collection<DeploymentSpec> specs) {
        boolean described = specs.stream().anyMatch(spec -> spec.triggers() != null);
        if (!described) {
            return List.of();
        }
        try {
            return prefect.automations()
                    .filter(AutomationQuery.builder().build())
                    .toList();
        } catch (ServiceException e) {
            if (e.status() == 404 || e.status() == 405) {
                return null; // a server of Prefect 2 on which they are not enabled
            }
            throw e;
        }
    }

    private static List<String> values(
            Collection<DeploymentSpec> specs, Function<DeploymentSpec, @Nullable String> attribute) {
        return specs.stream()
                .map(attribute)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> List<List<T>> parts(List<T> values) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i += NAMES_PER_QUERY) {
            parts.add(values.subList(i, Math.min(values.size(), i + NAMES_PER_QUERY)));
        }
        return parts;
    }
}
