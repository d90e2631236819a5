/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

/** A live connection to a log. Thread-safe. */
public interface LogTail extends AutoCloseable {

    /** Ends the connection; the listener is told. Repeating it is harmless. */
    @Override
    void close();
}
