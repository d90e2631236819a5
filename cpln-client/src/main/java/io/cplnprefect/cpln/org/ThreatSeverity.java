/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The severity of a threat. An unknown value is kept. Immutable and thread-safe. */
public final class ThreatSeverity extends OpenValue {

    /** A warning. */
    public static final ThreatSeverity WARNING = new ThreatSeverity("warning");

    /** An error. */
    public static final ThreatSeverity ERROR = new ThreatSeverity("error");

    /** A critical threat. */
    public static final ThreatSeverity CRITICAL = new ThreatSeverity("critical");

    private ThreatSeverity(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static ThreatSeverity of(String value) {
        return new ThreatSeverity(value);
    }
}
