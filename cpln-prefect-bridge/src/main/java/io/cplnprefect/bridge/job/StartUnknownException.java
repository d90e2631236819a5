/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/**
 * A start with an unknown outcome: its response was lost, and the commands of the workload could not be read afterwards. The job
 * may be running, so no state may be proposed for its flow run until a later search by tag has a result.
 */
public final class StartUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
