/* SPDX-License-Identifier: Apache-2.0 */
/** Emulators of both services, job runtimes and real Prefect servers. */
module io.cplnprefect.testkit {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive mockwebserver3;
    requires transitive org.jspecify;
    requires transitive org.opentest4j;
    requires java.compiler;
    requires java.logging;
    requires java.net.http;
    requires okhttp3;
    requires okio;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;
    requires static info.picocli;
    requires static org.junit.jupiter.api;

    exports io.cplnprefect.testkit;
    exports io.cplnprefect.testkit.cli;
    exports io.cplnprefect.testkit.cpln;
    exports io.cplnprefect.testkit.fault;
    exports io.cplnprefect.testkit.http;
    exports io.cplnprefect.testkit.job;
    exports io.cplnprefect.testkit.junit;
    exports io.cplnprefect.testkit.prefect;
    exports io.cplnprefect.testkit.program;
    exports io.cplnprefect.testkit.realprefect;
    exports io.cplnprefect.testkit.seed;
    exports io.cplnprefect.testkit.service;
    exports io.cplnprefect.testkit.snippet;
    exports io.cplnprefect.testkit.state;
}
