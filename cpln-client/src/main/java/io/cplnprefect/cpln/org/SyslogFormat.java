/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The format of syslog messages. An unknown value is kept. Immutable and thread-safe. */
public final class SyslogFormat extends OpenValue {

    /** RFC 3164. */
    public static final SyslogFormat RFC3164 = new SyslogFormat("rfc3164");

    /** RFC 5424. */
    public static final SyslogFormat RFC5424 = new SyslogFormat("rfc5424");

    private SyslogFormat(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static SyslogFormat of(String value) {
        return new SyslogFormat(value);
    }
}
