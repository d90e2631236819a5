/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.List;

/** The endpoints of services that the emulator does not have; each refuses with the name of the service. */
public final class UnsupportedEndpoints {
    private UnsupportedEndpoints() {}

    /** Returns the routes of these endpoints. */
    public static List<Route> routes() {
        return List.of(
                Route.of("GET", ServiceEndpoints.TERRAFORM + "/**", missing("Terraform exporter")),
                Route.of("GET", ServiceEndpoints.CRD + "/**", missing("exporter of Kubernetes resources")),
                Route.of("POST", "/org/{org}/user/-invite", refusing("invitations")),
                Route.of("POST", "/org/{org}/agent/-helpwith/{platform}", refusing("agent manifests")));
    }

    private static Route.Handler refusing(String feature) {
        return request -> {
            throw ApiException.notImplemented("The emulator does not support " + feature);
        };
    }

    /** Refuses with 404: clients repeat a GET with status 501 for minutes. */
    private static Route.Handler missing(String service) {
        return request -> {
            throw ApiException.notFound(request.path() + ", since the emulator has no " + service);
        };
    }
}
