/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates a work pool from an infrastructure block. */
final class Publication {

    private static final TypeReference<Map<String, @Nullable Object>> JSON_OBJECT = new TypeReference<>() {};

    private final Prefect prefect;
    private final ControlPlaneBlocks blocks;

    Publication(Prefect prefect, ControlPlaneBlocks blocks) {
        this.prefect = prefect;
        this.blocks = blocks;
    }

    WorkPool publish(ControlPlaneInfrastructure block, String workPool) {
        Secret token = block.configDocumentId() != null || block.config() == null
                ? null
                : block.config().token();
        String image = "prefecthq/prefect:" + prefect.version().major() + "-latest";
        check(workPool, token != null);
        UUID config = token == null ? block.configDocumentId() : save(workPool, token);
        return prefect.workPools()
                .create(WorkPoolCreate.builder()
                        .name(workPool)
                        .type("cpln")
                        .baseJobTemplate(prefect.connection()
                                .mapper()
                                .convertValue(PublishedTemplate.of(block, image, config), JSON_OBJECT))
                        .build())
                .execute();
    }

    private void check(String workPool, boolean needsDocument) {
        List<String> problems = new ArrayList<>();
        if (exists(() -> prefect.workPools().read(workPool).execute())) {
            problems.add("Invalid work pool '" + workPool + "': it exists. Use another name");
        }
        String slug = BlockKind.CONFIGURATION.slug();
        if (needsDocument
                && exists(() -> prefect.blockDocuments()
                        .readByName(slug, workPool, false)
                        .execute())) {
            problems.add("Invalid work pool '" + workPool + "': the block " + slug + "/" + workPool
                    + ", which would have its token, exists. Use another name");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private static boolean exists(Runnable read) {
        try {
            read.run();
            return true;
        } catch (ServiceException.NotFound missing) {
            return false;
        }
    }

    private UUID save(String name, Secret token) {
        return blocks.save(name, new ControlPlaneConfiguration(token)).id();
    }
}
