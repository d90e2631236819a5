/* SPDX-License-Identifier: Apache-2.0 */
/** The client of the Control Plane API. */
module io.cplnprefect.cpln {
    requires transitive io.cplnprefect.core;
    requires static java.compiler;
    requires static org.immutables.value;

    exports io.cplnprefect.cpln;
    exports io.cplnprefect.cpln.access;
    exports io.cplnprefect.cpln.agent;
    exports io.cplnprefect.cpln.apply;
    exports io.cplnprefect.cpln.audit;
    exports io.cplnprefect.cpln.auditctx;
    exports io.cplnprefect.cpln.billing;
    exports io.cplnprefect.cpln.cloudaccount;
    exports io.cplnprefect.cpln.dbcluster;
    exports io.cplnprefect.cpln.discovery;
    exports io.cplnprefect.cpln.domain;
    exports io.cplnprefect.cpln.envoy;
    exports io.cplnprefect.cpln.envoy.auth;
    exports io.cplnprefect.cpln.envoy.match;
    exports io.cplnprefect.cpln.envoy.transport;
    exports io.cplnprefect.cpln.event;
    exports io.cplnprefect.cpln.group;
    exports io.cplnprefect.cpln.gvc;
    exports io.cplnprefect.cpln.identity;
    exports io.cplnprefect.cpln.image;
    exports io.cplnprefect.cpln.ipset;
    exports io.cplnprefect.cpln.link;
    exports io.cplnprefect.cpln.location;
    exports io.cplnprefect.cpln.log;
    exports io.cplnprefect.cpln.memcachecluster;
    exports io.cplnprefect.cpln.metrics;
    exports io.cplnprefect.cpln.mk8s;
    exports io.cplnprefect.cpln.mk8s.addon;
    exports io.cplnprefect.cpln.mk8s.byok;
    exports io.cplnprefect.cpln.mk8s.cloud;
    exports io.cplnprefect.cpln.mk8s.node;
    exports io.cplnprefect.cpln.mk8s.provider;
    exports io.cplnprefect.cpln.org;
    exports io.cplnprefect.cpln.policy;
    exports io.cplnprefect.cpln.profile;
    exports io.cplnprefect.cpln.query;
    exports io.cplnprefect.cpln.quota;
    exports io.cplnprefect.cpln.resource;
    exports io.cplnprefect.cpln.secret;
    exports io.cplnprefect.cpln.serviceaccount;
    exports io.cplnprefect.cpln.spicedbcluster;
    exports io.cplnprefect.cpln.status;
    exports io.cplnprefect.cpln.task;
    exports io.cplnprefect.cpln.tenant;
    exports io.cplnprefect.cpln.terminal;
    exports io.cplnprefect.cpln.user;
    exports io.cplnprefect.cpln.volumeset;
    exports io.cplnprefect.cpln.volumeset.command;
    exports io.cplnprefect.cpln.waiter;
    exports io.cplnprefect.cpln.workload;
    exports io.cplnprefect.cpln.workload.container;
    exports io.cplnprefect.cpln.workload.option;
    exports io.cplnprefect.cpln.workload.status;

    // The generated implementations of the models are not public.
    opens io.cplnprefect.cpln.access to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.agent to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.audit to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.auditctx to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.cloudaccount to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.dbcluster to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.discovery to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.domain to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.envoy to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.envoy.auth to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.envoy.match to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.envoy.transport to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.event to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.group to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.gvc to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.identity to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.image to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.internal to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.ipset to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.location to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.log to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.memcachecluster to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.metrics to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s.addon to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s.byok to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s.cloud to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s.node to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.mk8s.provider to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.org to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.policy to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.query to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.quota to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.resource to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.secret to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.serviceaccount to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.spicedbcluster to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.status to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.task to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.tenant to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.user to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.volumeset to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.volumeset.command to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.workload to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.workload.container to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.workload.option to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.workload.status to
            com.fasterxml.jackson.databind;
}
