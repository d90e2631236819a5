/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

/**
 * A request body that decides whether its request may be sent again after a failure that leaves the effect of the request
 * unknown. It takes the place of {@link SafeToRepeat} where one endpoint accepts requests of both sorts.
 */
public interface RepeatableBody {

    /**
     * Returns whether the request may be sent again.
     *
     * @return {@code true} if sending it twice has the effect of sending it once
     */
    boolean safeToRepeat();
}
