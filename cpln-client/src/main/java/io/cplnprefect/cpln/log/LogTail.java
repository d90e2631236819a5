/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

/** An open connection to a log. Thread-safe. */
public interface LogTail extends AutoCloseable {

    /**
     * Ends the connection at once and frees it. The listener's {@link LogListener#ended} is called with no failure, unless the
     * connection has ended before. Repeated calls have no effect.
     */
    @Override
    void close();
}
