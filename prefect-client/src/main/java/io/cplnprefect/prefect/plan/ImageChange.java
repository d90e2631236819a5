/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import java.util.UUID;

/**
 * The image of one deployment in a roll-out. Immutable.
 *
 * @param id id of the deployment
 * @param name {@code flow name/deployment name}
 * @param before the image that it has
 * @param after the image that it receives
 */
public record ImageChange(UUID id, String name, String before, String after) {

    /**
     * Returns whether the deployment has another image than it receives.
     *
     * @return {@code false} if nothing has to be written
     */
    public boolean changes() {
        return !before.equals(after);
    }
}
