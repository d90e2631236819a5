/* SPDX-License-Identifier: Apache-2.0 */
/** The client of the Control Plane API. */
module io.cplnprefect.cpln {
    requires transitive io.cplnprefect.core;
    requires static java.compiler;
    requires static org.immutables.value;

    exports io.cplnprefect.cpln;
    exports io.cplnprefect.cpln.log;
    exports io.cplnprefect.cpln.model;
    exports io.cplnprefect.cpln.query;

    // The generated implementations of the models are not public.
    opens io.cplnprefect.cpln.model to
            com.fasterxml.jackson.databind;
}
