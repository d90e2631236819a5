/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.NullNode;
import io.cplnprefect.testkit.prefect.internal.model.QueryFlag;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.StoreDump;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** The routes of 2.20 that clear, drop and create the database; the emulator serves requests after a drop, too. */
final class DatabaseRoutes {
    private static final RequestModel CONFIRMATION = RequestModel.open("confirm+:bool");

    private final Store store;

    DatabaseRoutes(Store store) {
        this.store = store;
    }

    void add(Routes routes) {
        routes.addFor(
                PrefectRelease.V2_20,
                "POST",
                "/admin/database/clear",
                request -> confirmed(request, () -> StoreDump.clear(store)));
        routes.addFor(
                PrefectRelease.V2_20,
                "POST",
                "/admin/database/drop",
                request -> confirmed(request, () -> StoreDump.clear(store)));
        routes.addFor(PrefectRelease.V2_20, "POST", "/admin/database/create", request -> confirmed(request, () -> {}));
    }

    private static ApiResponse confirmed(ApiRequest request, Runnable change) {
        if (!QueryFlag.isTrue(CONFIRMATION.read(request).path("confirm"))) {
            return ApiResponse.of(400, NullNode.getInstance());
        }
        change.run();
        return ApiResponse.noContent();
    }
}
