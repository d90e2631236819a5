/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.block.BlockData;

/** The content of a block document of Control Plane. Immutable. Text forms contain no token. */
public sealed interface ControlPlaneBlock
        permits ControlPlaneConfiguration,
                ControlPlaneCredentials,
                ControlPlaneJobBlock,
                ControlPlaneInfrastructure,
                ControlPlaneInfrastructureConfig {

    /**
     * Returns the kind of the block.
     *
     * @return one of the constants of {@link BlockKind}
     */
    BlockKind<?> kind();

    /**
     * Returns the content as it is saved, with the names of the fields in Python.
     *
     * @return the data, with the token
     */
    BlockData data();
}
