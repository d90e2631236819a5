/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

/** The level of the log on standard error. It is effective if it is set before the first logger is created. */
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    private static final String PROPERTY = "cpln-prefect.log-level";

    void set() {
        System.setProperty(PROPERTY, name());
    }

    /** Sets this level unless one was set. */
    void setDefault() {
        if (System.getProperty(PROPERTY) == null) {
            set();
        }
    }
}
