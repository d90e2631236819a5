/* SPDX-License-Identifier: Apache-2.0 */
/** What both API clients share: calls, errors, retry, paging, JSON, settings and secrets. */
module io.cplnprefect.core {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires transitive org.jspecify;
    requires transitive retrofit2;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires okio;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;
    requires static java.compiler;
    requires static org.immutables.value;

    exports io.cplnprefect.core;
    exports io.cplnprefect.core.call;
    exports io.cplnprefect.core.connection;
    exports io.cplnprefect.core.document;
    exports io.cplnprefect.core.error;
    exports io.cplnprefect.core.json;
    exports io.cplnprefect.core.setting;
    exports io.cplnprefect.core.time;
}
