/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one planned change. Immutable. It contains no credential.
 *
 * @param name {@code flow name/deployment name}
 * @param outcome what was done
 * @param id id of the deployment, or {@code null} if it was not created
 * @param reason why it failed, or {@code null}
 */
public record DeploymentResult(
        String name,
        Outcome outcome,
        @Nullable UUID id,
        @Nullable String reason) {

    /** What was done with a deployment. */
    public enum Outcome {
        /** It was created. */
        CREATED,
        /** It was changed. */
        UPDATED,
        /** Nothing was sent for it. */
        UNCHANGED,
        /** It was deleted. */
        REMOVED,
        /** It was not written, or not completely; applying a new plan writes the rest. */
        FAILED
    }
}
