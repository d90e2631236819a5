/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobNotStartedException;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.job.JobStartUnknownException;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A process that submits jobs or runs rounds of the cleanup. One of its requests is disturbed in each step. */
final class RaceProcess implements AutoCloseable {

    /** What can happen at a request. */
    enum Disturbance {
        NONE,
        LOSE_REQUEST,
        LOSE_RESPONSE,
        LATE_EFFECT,
        SERVER_ERROR,
        STALE,
        PAUSE,
        OTHER_BEFORE,
        OTHER_AFTER,
        DEATH_BEFORE,
        DEATH_AFTER
    }

    /** The end of a process: thrown by each of its requests from then on. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death() {
            super("the process has ended", null, false, false);
        }
    }

    private final TwoServers servers;
    private final ControlPlane client;
    private final Prefect prefect;
    private final CleanupRule rule;
    private final Runnable other;
    private SplittableRandom random = new SplittableRandom(0);
    private Jobs jobs;
    private Cleanup cleanup;
    private Disturbance armed = Disturbance.NONE;
    private int countdown;
    private boolean dead;

    /** Creates a process; the other one does a step within one of its requests. */
    RaceProcess(TwoServers servers, Prefect prefect, CleanupRule rule, Runnable other) {
        this.servers = servers;
        this.prefect = prefect;
        this.rule = rule;
        this.other = other;
        TimeSource time = servers.waitingTime();
        this.client = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(servers.platform().url())
                .logsEndpoint(servers.platform().logsUrl())
                .token(Secret.of(servers.platform().token()))
                .org(TwoServers.ORG)
                .options(ClientOptions.builder()
                        .time(time)
                        .executor(Runnable::run)
                        .http(http -> http.addInterceptor(this::pass))
                        .build())
                .build();
        this.jobs = new Jobs(client, Runnable::run);
        this.cleanup = new Cleanup(prefect, client, CleanupSettings.of(TwoServers.GVC), rule);
    }

    /** Begins again as a new process that remembers nothing. */
    void begin(SplittableRandom source) {
        random = source;
        dead = false;
        jobs.close();
        jobs = new Jobs(client, Runnable::run);
        cleanup = new Cleanup(prefect, client, CleanupSettings.of(TwoServers.GVC), rule);
    }

    boolean dead() {
        return dead;
    }

    /** Runs a round of the cleanup; returns its report, or {@code null} if the process has ended or could not begin the round. */
    @Nullable
    CleanupReport clean() {
        arm(16);
        try {
            return cleanup.runOnce();
        } catch (ApiException notBegun) {
            return null;
        } catch (CompletionException e) {
            requireDeath(e);
            return null;
        } catch (Death death) {
            return null;
        } finally {
            armed = Disturbance.NONE;
        }
    }

    /** Submits a job; returns its id, the reason why it was not started, or {@code null} if the process has ended. */
    @Nullable
    String submit(JobSpec job) {
        arm(8);
        try {
            JobHandle handle = jobs.submit(job);
            return "started " + handle.pid().command();
        } catch (JobNotStartedException | JobStartUnknownException refused) {
            return "refused: " + refused.getMessage();
        } catch (ApiException refused) {
            return "refused: " + refused.getMessage();
        } catch (CompletionException e) {
            requireDeath(e);
            return null;
        } catch (Death death) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            armed = Disturbance.NONE;
        }
    }

    private static void requireDeath(CompletionException e) {
        if (!(e.getCause() instanceof Death)) {
            throw e;
        }
    }

    private void arm(int requests) {
        Disturbance[] all = Disturbance.values();
        armed = random.nextInt(2) == 0 ? Disturbance.OTHER_BEFORE : all[random.nextInt(all.length)];
        countdown = random.nextInt(requests);
    }

    private Response pass(Interceptor.Chain chain) throws IOException {
        if (dead) {
            throw new Death();
        }
        if (armed == Disturbance.NONE || countdown-- > 0) {
            return proceed(chain, null);
        }
        Disturbance disturbance = armed;
        armed = Disturbance.NONE;
        return disturbed(chain, disturbance);
    }

    private Response disturbed(Interceptor.Chain chain, Disturbance disturbance) throws IOException {
        return switch (disturbance) {
            case NONE -> proceed(chain, null);
            case LOSE_REQUEST -> proceed(chain, Fault.loseRequest());
            case LOSE_RESPONSE -> proceed(chain, Fault.loseResponse());
            case LATE_EFFECT -> proceed(chain, Fault.applyLate(Duration.ofSeconds(1 + random.nextInt(55))));
            case SERVER_ERROR -> proceed(chain, Fault.respond(500));
            case STALE -> proceed(chain, Fault.stale(Duration.ofSeconds(55)));
            case PAUSE -> {
                servers.time().advance(pause(chain));
                yield proceed(chain, null);
            }
            case OTHER_BEFORE -> {
                other.run();
                yield proceed(chain, null);
            }
            case OTHER_AFTER -> {
                Response response = proceed(chain, null);
                other.run();
                yield response;
            }
            case DEATH_BEFORE -> {
                dead = true;
                throw new Death();
            }
            case DEATH_AFTER -> {
                proceed(chain, null).close();
                dead = true;
                throw new Death();
            }
        };
    }

    /** A wait until a workload is ready may take hours; a request, or what a process does between two, takes two minutes. */
    private Duration pause(Interceptor.Chain chain) {
        boolean waits = chain.request().url().encodedPath().endsWith("/deployment");
        return Duration.ofSeconds(1 + random.nextInt(waits ? 3 * 3600 : 120));
    }

    /** Only one request is under way at a time, so the fault is the one of this request. */
    private Response proceed(Interceptor.Chain chain, @Nullable Fault fault) throws IOException {
        FaultPlan plan = servers.faults();
        plan.clear();
        if (fault != null) {
            plan.when(RequestPattern.any()).once().then(fault);
        }
        return chain.proceed(chain.request());
    }

    @Override
    public void close() {
        jobs.close();
        client.close();
    }
}
