/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The transport of syslog messages. An unknown value is kept. Immutable and thread-safe. */
public final class SyslogMode extends OpenValue {

    /** TCP. */
    public static final SyslogMode TCP = new SyslogMode("tcp");

    /** UDP. */
    public static final SyslogMode UDP = new SyslogMode("udp");

    /** TLS over TCP. */
    public static final SyslogMode TLS = new SyslogMode("tls");

    private SyslogMode(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static SyslogMode of(String value) {
        return new SyslogMode(value);
    }
}
