/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/** A job that was certainly not started. The message contains the step that failed and the reason. */
public class JobNotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobNotStartedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
