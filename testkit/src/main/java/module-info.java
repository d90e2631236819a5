/* SPDX-License-Identifier: Apache-2.0 */
/** Emulators of both services, job runtimes and real Prefect servers. */
module io.cplnprefect.testkit {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive mockwebserver3;
    requires transitive org.jspecify;
    requires transitive org.opentest4j;
    requires java.logging;
    requires java.net.http;
    requires okhttp3;
    requires okio;
    requires org.slf4j;
    requires static info.picocli;

    exports io.cplnprefect.testkit;
    exports io.cplnprefect.testkit.cpln;
    exports io.cplnprefect.testkit.fault;
    exports io.cplnprefect.testkit.http;
    exports io.cplnprefect.testkit.job;
    exports io.cplnprefect.testkit.prefect;
    exports io.cplnprefect.testkit.realprefect;
}
