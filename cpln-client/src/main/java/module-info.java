/* SPDX-License-Identifier: Apache-2.0 */
/** The client of the Control Plane API. */
module io.cplnprefect.cpln {
    requires transitive io.cplnprefect.core;
    requires static java.compiler;
    requires static org.immutables.value;

    exports io.cplnprefect.cpln;
    exports io.cplnprefect.cpln.audit;
    exports io.cplnprefect.cpln.billing;
    exports io.cplnprefect.cpln.discovery;
    exports io.cplnprefect.cpln.gvc;
    exports io.cplnprefect.cpln.identity;
    exports io.cplnprefect.cpln.location;
    exports io.cplnprefect.cpln.log;
    exports io.cplnprefect.cpln.metrics;
    exports io.cplnprefect.cpln.org;
    exports io.cplnprefect.cpln.policy;
    exports io.cplnprefect.cpln.profile;
    exports io.cplnprefect.cpln.query;
    exports io.cplnprefect.cpln.resource;
    exports io.cplnprefect.cpln.secret;
    exports io.cplnprefect.cpln.status;
    exports io.cplnprefect.cpln.terminal;
    exports io.cplnprefect.cpln.volumeset;
    exports io.cplnprefect.cpln.workload;

    // The generated implementations of the models, and the records of responses, are not public.
    opens io.cplnprefect.cpln.audit to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.discovery to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.gvc to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.identity to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.internal to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.location to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.log to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.metrics to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.org to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.policy to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.resource to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.secret to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.status to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.volumeset to
            com.fasterxml.jackson.databind;
    opens io.cplnprefect.cpln.workload to
            com.fasterxml.jackson.databind;
}
