/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.server.ServerVersion;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a server of a given version understands. The only place that knows of versions: what is not in its table is
 * understood by every server from 2.20 on. Servers refuse members they do not know with 422, and have no such endpoint
 * with 404 or 405; the dialect leaves out what is mere decoration and refuses the rest in clear words.
 *
 * <p>Renames need no version: both names are read, and the one that both generations accept is written.
 */
final class Dialect {

    private static final List<Member<?>> MEMBERS = List.of(
            Member.leftOut(
                    FlowCreate.class,
                    "labels",
                    "3.1.11",
                    FlowCreate::labels,
                    f -> FlowCreate.builder().from(f).labels(null).build()),
            Member.leftOut(
                    FlowRunCreate.class,
                    "labels",
                    "3.1.11",
                    FlowRunCreate::labels,
                    r -> FlowRunCreate.builder().from(r).labels(null).build()),
            Member.leftOut(
                    DeploymentFlowRunCreate.class,
                    "labels",
                    "3.1.11",
                    DeploymentFlowRunCreate::labels,
                    r -> DeploymentFlowRunCreate.builder().from(r).labels(null).build()),
            Member.leftOut(
                    DeploymentCreate.class,
                    "labels",
                    "3.1.11",
                    DeploymentCreate::labels,
                    d -> DeploymentCreate.builder().from(d).labels(null).build()),
            Member.refused(FlowRunCreate.class, "work_pool_name", "3.2.14", FlowRunCreate::workPoolName),
            Member.refused(FlowRunCreate.class, "work_queue_name", "3.2.14", FlowRunCreate::workQueueName),
            Member.refused(FlowRunCreate.class, "job_variables", "3.2.14", FlowRunCreate::jobVariables),
            Member.refused(DeploymentCreate.class, "concurrency_limit", "3.0.0", DeploymentCreate::concurrencyLimit),
            Member.refused(
                    DeploymentCreate.class, "concurrency_options", "3.0.3", DeploymentCreate::concurrencyOptions),
            Member.refused(
                    DeploymentCreate.class,
                    "concurrency_options.grace_period_seconds",
                    "3.6.6",
                    d -> of(d.concurrencyOptions(), ConcurrencyOptions::gracePeriodSeconds)),
            Member.refused(DeploymentUpdate.class, "concurrency_limit", "3.0.0", DeploymentUpdate::concurrencyLimit),
            Member.refused(
                    DeploymentUpdate.class,
                    "parameter_openapi_schema",
                    "3.2.14",
                    DeploymentUpdate::parameterOpenapiSchema),
            Member.refused(
                    FlowRunFilter.class,
                    "state.type.not_any_",
                    "3.0.0",
                    f -> of(of(f.state(), StateFilter::type), InOrNot::noneOf)),
            Member.refused(
                    FlowRunFilter.class,
                    "state.name.not_any_",
                    "3.0.0",
                    f -> of(of(f.state(), StateFilter::name), InOrNot::noneOf)),
            Member.refused(FlowRunFilter.class, "end_time", "3.0.4", FlowRunFilter::endTime),
            Member.refused(FlowRunFilter.class, "tags.any_", "3.1.11", f -> of(f.tags(), TagFilter::anyOf)),
            Member.refused(DeploymentFilter.class, "tags.any_", "3.1.11", f -> of(f.tags(), TagFilter::anyOf)));

    private static final Dialect OLDEST = new Dialect(ServerVersion.OLDEST);

    private final ServerVersion version;

    Dialect(ServerVersion version) {
        this.version = version;
    }

    /** Whether all supported servers take the request as it is, so that nobody needs to know the version. */
    static boolean understoodByAll(Method endpoint, List<Object> arguments) {
        return OLDEST.problems(endpoint, arguments).isEmpty()
                && OLDEST.leavingOut(arguments).equals(arguments);
    }

    /**
     * The arguments as this server takes them.
     *
     * @throws UsageException when it cannot be asked for this; the message names everything it lacks
     */
    List<Object> adapted(Method endpoint, List<Object> arguments) {
        List<String> problems = problems(endpoint, arguments);
        if (!problems.isEmpty()) {
            throw new UsageException("The Prefect server has version " + version + ": " + String.join("; ", problems)
                    + ". Upgrade the server, or do without");
        }
        return leavingOut(arguments);
    }

    private List<String> problems(Method endpoint, List<Object> arguments) {
        List<String> problems = new ArrayList<>();
        Since since = endpoint.getAnnotation(Since.class);
        if (since != null && lacks(ServerVersion.parse(since.value()))) {
            problems.add(endpoint.getDeclaringClass().getSimpleName() + "." + endpoint.getName() + " needs "
                    + since.value());
        }
        for (Object argument : arguments) {
            for (Object part : parts(argument)) {
                for (Member<?> member : MEMBERS) {
                    if (member.without == null && lacks(member.since) && member.isIn(part)) {
                        problems.add(member.name + " needs " + member.since);
                    }
                }
            }
        }
        return problems;
    }

    private List<Object> leavingOut(List<Object> arguments) {
        return arguments.stream().map(this::leavingOut).toList();
    }

    private Object leavingOut(Object argument) {
        Object rest = argument;
        for (Member<?> member : MEMBERS) {
            if (member.without != null && lacks(member.since) && member.isIn(rest)) {
                rest = member.leaveOut(rest);
            }
        }
        return rest;
    }

    private boolean lacks(ServerVersion since) {
        return version.compareTo(since) < 0;
    }

    /** A request, and the filters in it. */
    private static List<Object> parts(Object argument) {
        List<Object> parts = new ArrayList<>();
        parts.add(argument);
        if (argument instanceof FlowRunQuery query) {
            addPresent(parts, query.flowRuns(), query.deployments());
        } else if (argument instanceof FlowQuery query) {
            addPresent(parts, query.flowRuns(), query.deployments());
        } else if (argument instanceof DeploymentQuery query) {
            addPresent(parts, query.flowRuns(), query.deployments());
        }
        return parts;
    }

    private static void addPresent(
            List<Object> parts, @Nullable FlowRunFilter runs, @Nullable DeploymentFilter deployments) {
        if (runs != null) {
            parts.add(runs);
        }
        if (deployments != null) {
            parts.add(deployments);
        }
    }

    private static <A, B> @Nullable B of(@Nullable A from, Function<A, @Nullable B> member) {
        return from == null ? null : member.apply(from);
    }

    /** A member of a request that older servers refuse. */
    private static final class Member<M> {
        private final Class<M> model;
        private final String name;
        private final ServerVersion since;
        private final Predicate<M> present;
        private final @Nullable UnaryOperator<M> without;

        private Member(
                Class<M> model,
                String name,
                String since,
                Function<M, ? extends @Nullable Object> value,
                @Nullable UnaryOperator<M> without) {
            this.model = model;
            this.name = name;
            this.since = ServerVersion.parse(since);
            this.present = request -> value.apply(request) != null;
            this.without = without;
        }

        static <M> Member<M> refused(
                Class<M> model, String name, String since, Function<M, ? extends @Nullable Object> value) {
            return new Member<>(model, name, since, value, null);
        }

        static <M> Member<M> leftOut(
                Class<M> model,
                String name,
                String since,
                Function<M, ? extends @Nullable Object> value,
                UnaryOperator<M> without) {
            return new Member<>(model, name, since, value, without);
        }

        boolean isIn(Object part) {
            return model.isInstance(part) && present.test(model.cast(part));
        }

        Object leaveOut(Object part) {
            return without == null ? part : without.apply(model.cast(part));
        }
    }
}
