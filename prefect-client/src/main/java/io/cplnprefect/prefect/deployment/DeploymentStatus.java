/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a worker polls for a deployment. A server may send values that are not declared here. */
public final class DeploymentStatus extends OpenValue {

    /** A worker polls for its flow runs. */
    public static final DeploymentStatus READY = new DeploymentStatus("READY");

    /** No worker polls for its flow runs. */
    public static final DeploymentStatus NOT_READY = new DeploymentStatus("NOT_READY");

    private DeploymentStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static DeploymentStatus of(String value) {
        return new DeploymentStatus(value);
    }
}
