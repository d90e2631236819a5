/* SPDX-License-Identifier: Apache-2.0 */
/** Runs Prefect flow runs as Control Plane jobs. */
module io.cplnprefect.bridge {
    requires transitive io.cplnprefect.cpln;
    requires transitive io.cplnprefect.prefect;
    requires org.slf4j;
    requires static io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires static java.compiler;
    requires static micrometer.core;
    requires static org.immutables.value;

    exports io.cplnprefect.bridge;
    exports io.cplnprefect.bridge.agent;
    exports io.cplnprefect.bridge.block;
    exports io.cplnprefect.bridge.cleanup;
    exports io.cplnprefect.bridge.cplnjob;
    exports io.cplnprefect.bridge.credential;
    exports io.cplnprefect.bridge.explain;
    exports io.cplnprefect.bridge.health;
    exports io.cplnprefect.bridge.history;
    exports io.cplnprefect.bridge.job;
    exports io.cplnprefect.bridge.manifest;
    exports io.cplnprefect.bridge.metrics;
    exports io.cplnprefect.bridge.output;
    exports io.cplnprefect.bridge.pid;
    exports io.cplnprefect.bridge.platform;
    exports io.cplnprefect.bridge.provision;
    exports io.cplnprefect.bridge.schedule;
    exports io.cplnprefect.bridge.sync;
    exports io.cplnprefect.bridge.template;
    exports io.cplnprefect.bridge.trace;
    exports io.cplnprefect.bridge.worker;

    // The generated implementations of the models are not public.
    opens io.cplnprefect.bridge.template to
            com.fasterxml.jackson.databind;
}
