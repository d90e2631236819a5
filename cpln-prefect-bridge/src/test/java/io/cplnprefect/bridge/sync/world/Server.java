/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.World.CANCELLED;
import static io.cplnprefect.bridge.sync.world.World.CANCELLING;
import static io.cplnprefect.bridge.sync.world.World.COMPLETED;
import static io.cplnprefect.bridge.sync.world.World.CRASHED;
import static io.cplnprefect.bridge.sync.world.World.FAILED;
import static io.cplnprefect.bridge.sync.world.World.PENDING;
import static io.cplnprefect.bridge.sync.world.World.RUNNING;
import static io.cplnprefect.bridge.sync.world.World.SCHEDULED;

/** The transitions that a Prefect server accepts, observed on servers 2.20.25 and 3.8.8. */
enum Server {
    /** Server 2.20. */
    PREFECT_2,
    /** Server 3.8. */
    PREFECT_3;

    boolean accepts(int from, int to) {
        return switch (from) {
            case SCHEDULED -> true;
            case PENDING, RUNNING -> to != PENDING;
            case CANCELLING -> to == CANCELLED;
            case COMPLETED, FAILED, CRASHED -> to != CANCELLING && to != CRASHED;
            case CANCELLED ->
                to == CANCELLED
                        || (this == PREFECT_3 && (to == SCHEDULED || to == RUNNING || to == COMPLETED || to == FAILED));
            default -> throw new IllegalArgumentException("Unknown state " + from);
        };
    }
}
