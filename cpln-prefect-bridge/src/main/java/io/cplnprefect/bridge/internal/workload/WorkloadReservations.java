/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Workload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reads and writes of {@link Reservation}. */
final class WorkloadReservations {

    private final TimeSource time;

    WorkloadReservations(TimeSource time) {
        this.time = time;
    }

    /** Returns whether a workload is reserved and the job of its holder has not begun. */
    boolean isInForce(GvcScope gvc, Workload workload) {
        Reservation reservation = Reservation.in(workload.tags());
        if (reservation == null || !reservation.lasts(time.now())) {
            return false;
        }
        Query ofHolder =
                Query.all().tag(Reservation.HOLDER, reservation.holder()).build();
        return gvc.workload(workload.name()).commands().query(ofHolder).limit(1).stream()
                .findAny()
                .isEmpty();
    }

    /**
     * Reserves a workload. The response shows whether another process has changed it since it was read, also if the server does not check
     * versions.
     *
     * @return the reserved workload, or null if it has changed since it was read, or does not exist
     */
    @Nullable
    Workload begin(GvcScope gvc, Workload workload, Reservation reservation) {
        try {
            Workload reserved = gvc.workloads()
                    .patch(workload.name(), reservation.begin(workload.version()))
                    .execute();
            boolean unchanged = Objects.equals(reserved.id(), workload.id())
                    && isNext(workload.version(), reserved.version())
                    && Reservation.isHeld(reserved.tags(), reservation.holder());
            return unchanged ? reserved : null;
        } catch (ServiceException.Conflict | ServiceException.NotFound changed) {
            return null;
        }
    }

    /** Ends the reservation of a workload, unless it has changed since it was read. */
    void end(GvcScope gvc, Workload workload) {
        try {
            gvc.workloads()
                    .patch(workload.name(), Reservation.end(workload.version()))
                    .execute();
        } catch (ServiceException.Conflict | ServiceException.NotFound changed) {
            // Another process uses it or has deleted it.
        }
    }

    private static boolean isNext(@Nullable Integer version, @Nullable Integer next) {
        return version == null || next == null || next == version + 1;
    }
}
