/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.error.ApiException;

/**
 * Receives the output and the end of a command. Methods are called one after another, on threads of the client. A slow listener slows
 * the command. An exception thrown by {@link #output} ends the session.
 */
public interface ExecListener {

    /**
     * Called with the next bytes of the output. The platform sends standard output and standard error in one stream. If the command
     * cannot be started, the output is the reason of the platform.
     *
     * @param bytes the bytes
     */
    void output(byte[] bytes);

    /**
     * Called once, when the command has ended; no further method is called.
     *
     * @param exitCode the exit code of the command
     */
    void exited(int exitCode);

    /**
     * Called once instead of {@link #exited} if the end of the command is not known.
     *
     * @param failure a {@link io.cplnprefect.core.error.ServiceException} if a request or the session was refused; a
     *     {@link io.cplnprefect.core.error.TransportException} if a connection failed; a
     *     {@link io.cplnprefect.core.error.UsageException} if the request is invalid, the session was closed, or {@link #output}
     *     threw
     */
    void failed(ApiException failure);
}
