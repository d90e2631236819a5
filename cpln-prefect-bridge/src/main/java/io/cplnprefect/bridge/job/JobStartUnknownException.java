/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/**
 * A submission whose outcome is unknown, because the response to the start was lost. Submit the same purpose again, at least a minute
 * later: a job that was started is found and not started again.
 */
public class JobStartUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobStartUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
