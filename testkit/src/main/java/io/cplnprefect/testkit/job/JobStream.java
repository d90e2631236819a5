/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.util.Locale;

/** The stream of a container that a line was written to. */
public enum JobStream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR;

    /** Returns the value of the log label {@code stream}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
