/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets of {@code docs/prefect-client.md} and {@code docs/deployments.md} run against real servers in the order of each page. */
final class GuideIT {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int REPETITIONS = 50;

    @TempDir
    private Path classes;

    @TempDir
    private Path deploymentClasses;

    @ParameterizedTest
    @EnumSource
    void snippets_runInTheirOrder(PrefectRelease release) throws Exception {
        // A server of its own: the snippets use fixed names.
        try (RealPrefect server = RealPrefect.start(release, Map.of());
                Prefect prefect = Prefect.builder()
                        .apiUrl(server.apiUrl())
                        .options(ClientOptions.builder()
                                .http(http -> http.addInterceptor(GuideIT::untilNotBusy))
                                .build())
                        .build()) {
            Guide.run(classes, prefect);
            prefect.workPools()
                    .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                    .execute();
            Guide.run("deployments.md", deploymentClasses, prefect);
        }
    }

    /** A server on SQLite refuses a part of the requests that write, also those that the client does not send again. */
    private static Response untilNotBusy(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        for (int i = 0; i < REPETITIONS && response.code() == SERVICE_UNAVAILABLE; i++) {
            response.close();
            response = chain.proceed(chain.request());
        }
        return response;
    }
}
