/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.status;

import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import java.util.List;

/** The endpoint of the streams of workload statuses. */
public final class StatusEndpoints {
    private final StatusStreams streams;
    private final Access access;
    private final TrackedServerSockets sockets;

    /** Creates the endpoint over the open streams. */
    public StatusEndpoints(StatusStreams streams, Access access, TrackedServerSockets sockets) {
        this.streams = streams;
        this.access = access;
        this.sockets = sockets;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(Route.of(
                "GET",
                "/register",
                request -> ApiResponse.webSocket(new StatusStream(streams, access, sockets.current()))));
    }
}
