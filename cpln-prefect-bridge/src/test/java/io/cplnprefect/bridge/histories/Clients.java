/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.Interceptor;

/** The clients of a worker process, which send on the calling thread. A later process uses them again. */
final class Clients implements AutoCloseable {

    private final ControlPlane controlPlane;
    private final Prefect prefect;
    private volatile Interceptor gate = chain -> chain.proceed(chain.request());
    private volatile Duration clockError = Duration.ZERO;

    Clients(Services services, TimeSource time, RetryPolicy retry) {
        Clock clock = new OffsetClock(time.clock(), () -> clockError);
        ClientOptions options = ClientOptions.builder()
                .time(new TimeSource(clock, time.nanoTime(), time.scheduler(), time.random()))
                .retry(retry)
                .executor(Runnable::run)
                .http(http -> http.addInterceptor(chain -> gate.intercept(chain)))
                .build();
        this.controlPlane = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(services.platform().url())
                .logsEndpoint(services.platform().logsUrl())
                .token(Secret.of(services.platform().token()))
                .org(Services.ORG)
                .options(options)
                .build();
        this.prefect = Prefect.builder()
                .apiUrl(services.server().apiUrl())
                .options(options)
                .build();
        controlPlane.check();
        prefect.check();
    }

    ControlPlane controlPlane() {
        return controlPlane;
    }

    Prefect prefect() {
        return prefect;
    }

    /** Sets where the requests pass from now on, and how far the clock of the process is ahead of the services'. */
    void use(Interceptor next, Duration error) {
        gate = next;
        clockError = error;
    }

    @Override
    public void close() {
        controlPlane.close();
        prefect.close();
    }
}
