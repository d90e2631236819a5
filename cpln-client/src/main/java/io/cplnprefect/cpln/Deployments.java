/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.ItemList;
import io.cplnprefect.cpln.model.Deployment;

/** How a workload fares, location by location. Immutable and thread-safe. */
public final class Deployments {

    private static final String TEMPLATE = "/org/{org}/gvc/{gvc}/workload/{workload}/deployment";

    private final ServiceConnection connection;
    private final String path;

    Deployments(ServiceConnection connection, String workload) {
        this.connection = connection;
        this.path = workload + "/deployment";
    }

    /** Reads all, page by page. */
    public Pager<Deployment> list() {
        return Pager.of(cursor -> page(cursor == null ? path : cursor));
    }

    private ApiCall<Page<Deployment>> page(String from) {
        var type = connection.mapper().getTypeFactory().constructParametricType(ItemList.class, Deployment.class);
        return connection
                .<ItemList<Deployment>>call(Endpoint.of("GET", TEMPLATE), from, null, type)
                .map(ItemList::page);
    }

    /** Reads that of one location. */
    public ApiCall<Deployment> get(String location) {
        return connection.call(
                Endpoint.of("GET", TEMPLATE + "/{location}"),
                path + "/" + Names.require("location", location),
                null,
                Deployment.class);
    }
}
