/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.metrics.BridgeMetrics;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.examples.cli.HealthServer.Page;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The metrics of a worker or an agent, as Prometheus reads them. */
final class WorkerMetrics {

    static final String PATH = "/metrics";

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final BridgeMetrics metrics = new BridgeMetrics(registry);

    /** Returns the options of clients whose requests are recorded. */
    ClientOptions options() {
        return ClientOptions.builder().metrics(metrics.requests()).build();
    }

    /** Returns a listener that records the events of the worker. */
    WorkerListener listener(WorkerListener next) {
        return metrics.listener(next);
    }

    void bind(Worker worker, Schedule schedule) {
        metrics.bind(worker, schedule);
    }

    void bind(Agent agent, Schedule schedule) {
        metrics.bind(agent, schedule);
    }

    Page page() {
        return new Page(true, CONTENT_TYPE, registry.scrape());
    }
}
