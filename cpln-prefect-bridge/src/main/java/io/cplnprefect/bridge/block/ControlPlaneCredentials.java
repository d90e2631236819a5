/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.block.BlockData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of flows that use Control Plane; {@code CplnCredentials} in Python. Immutable.
 *
 * @param config the configuration, or {@code null} for none
 * @param configDocumentId id of the document that has the configuration, or {@code null} if it is part of this block
 */
public record ControlPlaneCredentials(
        @Nullable ControlPlaneConfiguration config,
        @Nullable UUID configDocumentId) implements ControlPlaneBlock {

    /**
     * Creates credentials that contain their configuration.
     *
     * @param config the configuration, or {@code null} for none
     */
    public ControlPlaneCredentials(@Nullable ControlPlaneConfiguration config) {
        this(config, null);
    }

    @Override
    public BlockKind<ControlPlaneCredentials> kind() {
        return BlockKind.CREDENTIALS;
    }

    @Override
    public BlockData data() {
        BlockData.Builder data = BlockData.builder();
        BlockFields.put(data, BlockFields.CONFIG, config, configDocumentId);
        return data.build();
    }

    static ControlPlaneCredentials of(BlockData data) {
        BlockData config = data.block(BlockFields.CONFIG);
        return new ControlPlaneCredentials(
                config == null ? null : ControlPlaneConfiguration.of(config), data.reference(BlockFields.CONFIG));
    }
}
