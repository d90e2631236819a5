/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import org.jspecify.annotations.Nullable;

/** A workload that jobs cannot use. No job was started. */
public class WorkloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
