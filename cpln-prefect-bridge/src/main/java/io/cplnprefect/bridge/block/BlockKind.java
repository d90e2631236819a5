/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of block of Control Plane. Immutable.
 *
 * @param <T> the type of its content
 */
public final class BlockKind<T extends ControlPlaneBlock> {

    /** {@code control-plane-configuration}. */
    public static final BlockKind<ControlPlaneConfiguration> CONFIGURATION =
            new BlockKind<>(BlockDefinitions.CONFIGURATION, ControlPlaneConfiguration::of);

    /** {@code control-plane-credentials}. */
    public static final BlockKind<ControlPlaneCredentials> CREDENTIALS =
            new BlockKind<>(BlockDefinitions.CREDENTIALS, ControlPlaneCredentials::of);

    /** {@code cpln-job}. */
    public static final BlockKind<ControlPlaneJobBlock> JOB =
            new BlockKind<>(BlockDefinitions.JOB, ControlPlaneJobBlock::of);

    /** {@code control-plane-infrastructure}. */
    public static final BlockKind<ControlPlaneInfrastructure> INFRASTRUCTURE =
            new BlockKind<>(BlockDefinitions.INFRASTRUCTURE, ControlPlaneInfrastructure::of);

    /** {@code control-plane-infrastructure-config}. */
    public static final BlockKind<ControlPlaneInfrastructureConfig> INFRASTRUCTURE_CONFIG =
            new BlockKind<>(BlockDefinitions.INFRASTRUCTURE_CONFIG, ControlPlaneInfrastructureConfig::of);

    private final BlockDefinition definition;
    private final Function<BlockData, T> reader;

    private BlockKind(BlockDefinition definition, Function<BlockData, T> reader) {
        this.definition = definition;
        this.reader = reader;
    }

    /**
     * Returns all kinds.
     *
     * @return the constants of this class
     */
    public static List<BlockKind<?>> all() {
        return List.of(CONFIGURATION, CREDENTIALS, JOB, INFRASTRUCTURE_CONFIG, INFRASTRUCTURE);
    }

    /**
     * Returns the kind with a slug.
     *
     * @param slug slug of the block type
     * @return the kind; empty for other types of blocks
     */
    public static Optional<BlockKind<?>> ofSlug(String slug) {
        return all().stream().filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /**
     * Returns the slug of the block type, by which deployments and the command line name it.
     *
     * @return the slug
     */
    public String slug() {
        return definition.slug();
    }

    /**
     * Returns the block type with its fields. The token is a secret, which Python's own classes declare as plain text; the schemas
     * differ in this and in their descriptions. Python loads documents of both.
     *
     * @return the definition
     */
    public BlockDefinition definition() {
        return definition;
    }

    /**
     * Reads the data of a document, which may be written by Python. Unknown fields are ignored.
     *
     * @param data the data, with secrets
     * @return the content
     * @throws io.cplnprefect.core.error.UsageException if a value is missing or invalid; lists all problems
     */
    public T read(BlockData data) {
        return reader.apply(data);
    }

    @Override
    public String toString() {
        return slug();
    }
}
