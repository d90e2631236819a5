/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.platform.PlatformClient;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The work pool of a worker, created with the template of Control Plane pools if it does not exist. */
final class WorkPoolSetup {

    static final String TYPE = "cpln";

    private static final TypeReference<Map<String, @Nullable Object>> JSON_OBJECT = new TypeReference<>() {};

    private final Prefect prefect;
    private final ObjectMapper mapper;

    WorkPoolSetup(Prefect prefect, ObjectMapper mapper) {
        this.prefect = prefect;
        this.mapper = mapper;
    }

    /**
     * Checks the type of the pool, and that Control Plane accepts the organization and token that its template names, if the pool exists.
     *
     * @throws UsageException if the pool has another type, or its template names a block that does not exist or that is not accepted
     */
    void check(String name, PlatformClients clients) {
        WorkPool pool;
        try {
            pool = prefect.workPools().read(name).execute();
        } catch (ServiceException.NotFound missing) {
            // It will be created with the right type.
            return;
        }
        requireOwnType(pool);
        if (!pool.baseJobTemplate().isEmpty()) {
            PlatformClient client = new RunPlatform(prefect, clients).of(pool);
            if (client != clients.own()) {
                client.check();
            }
        }
    }

    /** Returns whether a pool can be used as it is. */
    static boolean isComplete(WorkPool pool) {
        return pool.type().equals(TYPE) && !pool.baseJobTemplate().isEmpty();
    }

    private static void requireOwnType(WorkPool pool) {
        if (!pool.type().equals(TYPE)) {
            throw new UsageException("Invalid work pool '" + pool.name() + "': it has the type '" + pool.type()
                    + "', expected '" + TYPE + "'. Use another name; a pool that does not exist is created");
        }
    }

    /**
     * Returns the pool with a template, created if it does not exist.
     *
     * @throws UsageException if the pool has another type
     */
    WorkPool ensure(String name, Supplier<String> defaultImage) {
        WorkPool pool = readOrCreate(name, defaultImage);
        requireOwnType(pool);
        if (!pool.baseJobTemplate().isEmpty()) {
            return pool;
        }
        prefect.workPools()
                .update(
                        name,
                        WorkPoolUpdate.builder()
                                .baseJobTemplate(template(defaultImage))
                                .build())
                .execute();
        return prefect.workPools().read(name).execute();
    }

    private WorkPool readOrCreate(String name, Supplier<String> defaultImage) {
        try {
            return prefect.workPools().read(name).execute();
        } catch (ServiceException.NotFound missing) {
            try {
                return prefect.workPools()
                        .create(WorkPoolCreate.builder()
                                .name(name)
                                .type(TYPE)
                                .baseJobTemplate(template(defaultImage))
                                .build())
                        .execute();
            } catch (ServiceException.Conflict createdByAnotherWorker) {
                return prefect.workPools().read(name).execute();
            }
        }
    }

    private Map<String, @Nullable Object> template(Supplier<String> defaultImage) {
        return mapper.convertValue(BaseJobTemplate.standard(defaultImage.get()).json(), JSON_OBJECT);
    }
}
