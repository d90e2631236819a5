/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Control Plane; {@code CplnConfig} in Python. Immutable.
 *
 * @param token a token for the Control Plane API, or {@code null} for {@code CPLN_TOKEN} of the process that uses the block
 */
public record ControlPlaneConfiguration(@Nullable Secret token) implements ControlPlaneBlock {

    @Override
    public BlockKind<ControlPlaneConfiguration> kind() {
        return BlockKind.CONFIGURATION;
    }

    @Override
    public BlockData data() {
        BlockData.Builder data = BlockData.builder();
        if (token != null) {
            data.put(BlockFields.TOKEN, token);
        }
        return data.build();
    }

    static ControlPlaneConfiguration of(BlockData data) {
        return new ControlPlaneConfiguration(data.secret(BlockFields.TOKEN));
    }
}
