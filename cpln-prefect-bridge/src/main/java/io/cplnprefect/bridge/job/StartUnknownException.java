/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/**
 * Whether the job was started could not be found out: the answer to its start was lost, and Control Plane could not be asked
 * about it afterwards. It may run. Nothing may be said about its flow run until a later round finds the command by its tag,
 * or finds none.
 */
public final class StartUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
