/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.bridge.block.ControlPlaneConfiguration;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work pool of a stack, and the configuration block with the key of its service account. A pool that exists keeps its template,
 * except that a configuration block is added where it names none.
 */
final class StackWorkPool {

    private static final String TYPE = "cpln";
    private static final TypeReference<Map<String, @Nullable Object>> JSON_OBJECT = new TypeReference<>() {};

    private final Prefect prefect;
    private final PrefectStack stack;
    private final String name;
    private final String block;

    StackWorkPool(Prefect prefect, PrefectStack stack) {
        this.prefect = prefect;
        this.stack = stack;
        this.name = stack.worker().workPool();
        this.block = StackNames.serviceAccount(stack);
    }

    String object() {
        return "work pool " + name;
    }

    String blockObject() {
        return "block " + BlockKind.CONFIGURATION.slug() + "/" + block;
    }

    /** Returns what {@link #ensureBlock} would do, which depends on the stored key. */
    Action planBlock(@Nullable Secret key) {
        try {
            ControlPlaneConfiguration existing = ControlPlaneBlocks.of(prefect).load(BlockKind.CONFIGURATION, block);
            return key != null && key.equals(existing.token()) ? Action.UNCHANGED : Action.UPDATE;
        } catch (ServiceException.NotFound missing) {
            return Action.CREATE;
        }
    }

    Result ensureBlock(Secret key) {
        Action action = planBlock(key);
        if (action == Action.UNCHANGED) {
            return Result.UNCHANGED;
        }
        ControlPlaneBlocks.of(prefect).save(block, new ControlPlaneConfiguration(key));
        return action == Action.CREATE ? Result.CREATED : Result.UPDATED;
    }

    /**
     * Returns what {@link #ensure()} would do.
     *
     * @throws UsageException if the pool has another type
     */
    Action plan() {
        WorkPool pool = read();
        if (pool == null) {
            return Action.CREATE;
        }
        ObjectNode template = template(pool);
        boolean isComplete =
                !template.isEmpty() && !(stack.worker().serviceAccount() && PoolTemplate.needsConfiguration(template));
        return isComplete ? Action.UNCHANGED : Action.UPDATE;
    }

    Result ensure() {
        WorkPool pool = read();
        UUID configuration = stack.worker().serviceAccount() ? configuration() : null;
        if (pool == null) {
            prefect.workPools()
                    .create(WorkPoolCreate.builder()
                            .name(name)
                            .type(TYPE)
                            .baseJobTemplate(
                                    json(PoolTemplate.withConfiguration(PoolTemplate.of(stack), configuration)))
                            .build())
                    .execute();
            return Result.CREATED;
        }
        ObjectNode existing = template(pool);
        ObjectNode next =
                PoolTemplate.withConfiguration(existing.isEmpty() ? PoolTemplate.of(stack) : existing, configuration);
        if (next.equals(existing)) {
            return Result.UNCHANGED;
        }
        prefect.workPools()
                .update(
                        name,
                        WorkPoolUpdate.builder().baseJobTemplate(json(next)).build())
                .execute();
        return Result.UPDATED;
    }

    private @Nullable WorkPool read() {
        try {
            WorkPool pool = prefect.workPools().read(name).execute();
            if (!pool.type().equals(TYPE)) {
                throw new UsageException("Invalid work pool '" + name + "': it has the type '" + pool.type()
                        + "', expected '" + TYPE + "'. Set worker.workPool to another name");
            }
            return pool;
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    private UUID configuration() {
        return prefect.blockDocuments()
                .readByName(BlockKind.CONFIGURATION.slug(), block, false)
                .execute()
                .id();
    }

    private ObjectNode template(WorkPool pool) {
        return prefect.connection().mapper().convertValue(pool.baseJobTemplate(), ObjectNode.class);
    }

    private Map<String, @Nullable Object> json(ObjectNode template) {
        return prefect.connection().mapper().convertValue(template, JSON_OBJECT);
    }
}
