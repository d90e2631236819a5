/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a deployment is served. Open: a server may send others. */
public final class DeploymentStatus extends OpenValue {

    /** A worker polls for it. */
    public static final DeploymentStatus READY = new DeploymentStatus("READY");

    /** Nobody polls for it. */
    public static final DeploymentStatus NOT_READY = new DeploymentStatus("NOT_READY");

    private DeploymentStatus(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static DeploymentStatus of(String value) {
        return new DeploymentStatus(value);
    }
}
