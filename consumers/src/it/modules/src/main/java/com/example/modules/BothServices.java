/* SPDX-License-Identifier: Apache-2.0 */
package com.example.modules;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.Map;

/** Checks the descriptors of the modules, then creates and reads one object of each service. */
public final class BothServices {
    private BothServices() {}

    public static void main(String[] args) throws Exception {
        Descriptors.check();
        try (ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org("acme", "token")
                        .gvc("prefect")
                        .start();
                PrefectEmulator server = PrefectEmulator.builder().start();
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
                ControlPlane controlPlane = ControlPlane.builder()
                        .endpoint(platform.url())
                        .token(Secret.of(platform.token()))
                        .org("acme")
                        .build();
                Bridge bridge = Bridge.between(prefect, controlPlane)) {
            Flow created = prefect.flows()
                    .create(FlowCreate.builder().name("etl").build())
                    .execute();
            expect("etl", prefect.flows().read(created.id()).execute().name());
            expect("prefect", controlPlane.org().gvcs().get("prefect").execute().name());
            expect("prefect", controlPlane.org().gvcs().list().toList().get(0).name());
            platform.log("acme", Map.of("gvc", "prefect"), "a line");
            LogQl query = LogQl.labels(Map.of("gvc", "prefect"));
            expect(
                    "a line",
                    controlPlane.org().logs().last(query, 1).execute().get(0).line());
        }
    }

    private static void expect(String expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
