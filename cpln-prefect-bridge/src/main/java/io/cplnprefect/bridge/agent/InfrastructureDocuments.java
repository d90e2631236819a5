/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The infrastructure blocks of deployments. Thread-safe. */
final class InfrastructureDocuments {

    /** Bounds the memory of a process that runs for long. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Prefect prefect;
    private final @Nullable String defaultBlock;
    /** The type of a document never changes. */
    private final Map<UUID, String> types = new ConcurrentHashMap<>();

    /** Creates documents with the name of the block of deployments that have none, or null if these are left to others. */
    InfrastructureDocuments(Prefect prefect, @Nullable String defaultBlock) {
        this.prefect = prefect;
        this.defaultBlock = defaultBlock;
    }

    /**
     * Checks the block of deployments that have none.
     *
     * @throws UsageException if it does not exist or is invalid
     */
    void check() {
        if (defaultBlock != null) {
            BlockKind.INFRASTRUCTURE.read(data(byName(defaultBlock)));
        }
    }

    /** Returns whether a deployment has a block, its own or the default. */
    boolean exists(Deployment deployment) {
        return deployment.infrastructureDocumentId() != null || defaultBlock != null;
    }

    /**
     * Returns the slug of the block type of a deployment; empty if it has no block.
     *
     * @throws ServiceException.NotFound if the block does not exist
     */
    Optional<String> type(Deployment deployment) {
        UUID id = deployment.infrastructureDocumentId();
        if (id == null) {
            return defaultBlock == null ? Optional.empty() : Optional.of(BlockKind.INFRASTRUCTURE.slug());
        }
        String known = types.get(id);
        if (known == null) {
            known = slug(prefect.blockDocuments().read(id, false).execute());
            if (types.size() >= MAX_REMEMBERED) {
                types.clear();
            }
            types.put(id, known);
        }
        return Optional.of(known);
    }

    /**
     * Returns the block of a deployment, changed by the job variables of the deployment.
     *
     * @throws UsageException if it does not exist, has another type or is invalid
     */
    ControlPlaneInfrastructure read(Deployment deployment) {
        return read(deployment, document(deployment));
    }

    BlockDocument document(Deployment deployment) {
        UUID id = deployment.infrastructureDocumentId();
        if (id == null && defaultBlock != null) {
            return byName(defaultBlock);
        }
        if (id == null) {
            throw new UsageException("The deployment '" + deployment.name()
                    + "' has no infrastructure block. Set one of type " + BlockKind.INFRASTRUCTURE.slug());
        }
        try {
            return prefect.blockDocuments().read(id, true).execute();
        } catch (ServiceException.NotFound missing) {
            throw new UsageException(
                    "The infrastructure block " + id + " of the deployment '" + deployment.name()
                            + "' does not exist. Apply the deployment again with a block of type "
                            + BlockKind.INFRASTRUCTURE.slug(),
                    missing);
        }
    }

    private BlockDocument byName(String name) {
        try {
            return prefect.blockDocuments()
                    .readByName(BlockKind.INFRASTRUCTURE.slug(), name, true)
                    .execute();
        } catch (ServiceException.NotFound missing) {
            throw new UsageException(
                    "Invalid default infrastructure '" + name + "' of the agent: no block of type "
                            + BlockKind.INFRASTRUCTURE.slug() + " has this name. Save one",
                    missing);
        }
    }

    private static BlockData data(BlockDocument document) {
        return BlockOverrides.apply(document.data(), Map.of());
    }

    static ControlPlaneInfrastructure read(Deployment deployment, BlockDocument document) {
        if (!isOwn(document)) {
            throw new UsageException(
                    "Invalid infrastructure block of the deployment '" + deployment.name() + "': it has the type "
                            + slug(document) + ", expected " + BlockKind.INFRASTRUCTURE.slug() + ". Set another block");
        }
        return BlockKind.INFRASTRUCTURE.read(
                deployment.infrastructureDocumentId() == null
                        ? data(document)
                        : BlockOverrides.apply(document.data(), deployment.jobVariables()));
    }

    static boolean isOwn(BlockDocument document) {
        return slug(document).equals(BlockKind.INFRASTRUCTURE.slug());
    }

    private static String slug(BlockDocument document) {
        return document.blockType() == null ? "" : document.blockType().slug();
    }
}
