/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import org.jspecify.annotations.Nullable;

/**
 * How agents reach Control Plane; {@code CplnInfrastructureConfig} in Python. Immutable.
 *
 * @param token a token for the Control Plane API, or {@code null} for {@code CPLN_TOKEN} of the process that uses the block
 */
public record ControlPlaneInfrastructureConfig(@Nullable Secret token) implements ControlPlaneBlock {

    @Override
    public BlockKind<ControlPlaneInfrastructureConfig> kind() {
        return BlockKind.INFRASTRUCTURE_CONFIG;
    }

    @Override
    public BlockData data() {
        BlockData.Builder data = BlockData.builder();
        if (token != null) {
            data.put(BlockFields.TOKEN, token);
        }
        return data.build();
    }

    static ControlPlaneInfrastructureConfig of(BlockData data) {
        return new ControlPlaneInfrastructureConfig(data.secret(BlockFields.TOKEN));
    }
}
