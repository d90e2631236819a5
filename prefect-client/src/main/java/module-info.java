/* SPDX-License-Identifier: Apache-2.0 */
/** The client of the Prefect API. */
module io.cplnprefect.prefect {
    requires transitive io.cplnprefect.core;
    requires com.fasterxml.jackson.dataformat.toml;
    requires org.slf4j;
    requires static java.compiler;
    requires static org.immutables.value;

    exports io.cplnprefect.prefect.artifact;
    exports io.cplnprefect.prefect.automation;
    exports io.cplnprefect.prefect.block;
    exports io.cplnprefect.prefect.cloud;
    exports io.cplnprefect.prefect.concurrency;
    exports io.cplnprefect.prefect.deployment;
    exports io.cplnprefect.prefect.dialect;
    exports io.cplnprefect.prefect.environment;
    exports io.cplnprefect.prefect.event;
    exports io.cplnprefect.prefect.flow;
    exports io.cplnprefect.prefect.flowrun;
    exports io.cplnprefect.prefect.log;
    exports io.cplnprefect.prefect.notification;
    exports io.cplnprefect.prefect.plan;
    exports io.cplnprefect.prefect.profile;
    exports io.cplnprefect.prefect.project;
    exports io.cplnprefect.prefect.query;
    exports io.cplnprefect.prefect.registry;
    exports io.cplnprefect.prefect.run;
    exports io.cplnprefect.prefect.search;
    exports io.cplnprefect.prefect.server;
    exports io.cplnprefect.prefect.settings;
    exports io.cplnprefect.prefect.spec;
    exports io.cplnprefect.prefect.state;
    exports io.cplnprefect.prefect.taskrun;
    exports io.cplnprefect.prefect.variable;
    exports io.cplnprefect.prefect.worker;
    exports io.cplnprefect.prefect.workpool;
    exports io.cplnprefect.prefect.workqueue;
    exports io.cplnprefect.prefect;

    // The generated implementations of the models are not public.
    opens io.cplnprefect.prefect.artifact to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.automation to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.block to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.cloud to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.concurrency to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.deployment to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.event to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.flow to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.flowrun to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.log to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.notification to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.query to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.registry to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.search to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.server to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.state to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.taskrun to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.variable to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.worker to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.workpool to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.prefect.workqueue to
            com.fasterxml.jackson.databind;
}
