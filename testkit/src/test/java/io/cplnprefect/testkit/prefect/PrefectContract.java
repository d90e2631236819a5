/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The server under test and the objects that most tests need. */
abstract class PrefectContract {
    private static final Map<PrefectRelease, PrefectEmulator> EMULATORS = new EnumMap<>(PrefectRelease.class);

    final PrefectRelease release;
    final RawApi api;
    final boolean v3;
    final String unique = UUID.randomUUID().toString().substring(0, 8);

    PrefectContract(PrefectRelease release, String apiUrl) {
        this.release = release;
        this.api = new RawApi(apiUrl);
        this.v3 = release == PrefectRelease.V3;
    }

    static synchronized String emulator(PrefectRelease release) {
        return EMULATORS
                .computeIfAbsent(
                        release,
                        missing -> PrefectEmulator.builder().release(missing).start())
                .apiUrl();
    }

    static String real(PrefectRelease release) {
        return RealPrefect.shared(release).apiUrl();
    }

    String flow() {
        return api.post("/flows/", "{'name':'flow-%s'}", unique).id();
    }

    String pool() {
        String name = "pool-" + unique;
        api.post("/work_pools/", "{'name':'%s','type':'cpln'}", name);
        return name;
    }

    String deployment(String pool) {
        return api.post("/deployments/", "{'name':'d','flow_id':'%s','work_pool_name':'%s'}", flow(), pool)
                .id();
    }

    String run(String deployment) {
        return api.post("/deployments/" + deployment + "/create_flow_run", "{}").id();
    }

    Reply propose(String run, String state) {
        return api.post("/flow_runs/" + run + "/set_state", "{'state':" + state + "}");
    }

    Reply force(String run, String state) {
        return api.post("/flow_runs/" + run + "/set_state", "{'state':" + state + ",'force':true}");
    }
}
