/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.workpool.WorkPool;

/**
 * The block documents of Control Plane on a Prefect server. Documents are interchangeable with those of Python's blocks, which have the
 * same types and fields. Thread-safe; methods block.
 */
public final class ControlPlaneBlocks {

    private final Prefect prefect;

    private ControlPlaneBlocks(Prefect prefect) {
        this.prefect = prefect;
    }

    /**
     * Returns the blocks of a server. Sends no request.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @return the blocks
     */
    public static ControlPlaneBlocks of(Prefect prefect) {
        return new ControlPlaneBlocks(prefect);
    }

    /**
     * Registers all {@linkplain BlockKind#all() kinds} of blocks, so that the user interface offers them. Existing schemas are kept, and
     * repeated calls have no further effect.
     *
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public void registerAll() {
        BlockKind.all()
                .forEach(kind -> prefect.blocks().register(kind.definition()).execute());
    }

    /**
     * Creates the document with a name, or replaces its data. Its type is registered first.
     *
     * @param name name of the document, unique within its type
     * @param block the content
     * @return the document, with asterisks for the token
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public BlockDocument save(String name, ControlPlaneBlock block) {
        return prefect.blocks()
                .save(block.kind().definition(), name, block.data())
                .execute();
    }

    /**
     * Reads a document, with its token.
     *
     * @param <T> the type of its content
     * @param kind the kind of the block
     * @param name name of the document
     * @return the content
     * @throws io.cplnprefect.core.error.UsageException if a value is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ServiceException.NotFound if there is no such document
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public <T extends ControlPlaneBlock> T load(BlockKind<T> kind, String name) {
        return kind.read(prefect.blocks().load(kind.slug(), name).execute());
    }

    /**
     * Creates a work pool of type {@code cpln} whose jobs are like those of an infrastructure block, for the move from agents to workers.
     *
     * @param block the block; a token that it contains is saved as a configuration block with the name of the pool
     * @param workPool name of the pool
     * @return the pool
     * @throws io.cplnprefect.core.error.UsageException if the pool, or a configuration block with its name, exists; nothing was changed
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public WorkPool publish(ControlPlaneInfrastructure block, String workPool) {
        return new Publication(prefect, this).publish(block, workPool);
    }
}
