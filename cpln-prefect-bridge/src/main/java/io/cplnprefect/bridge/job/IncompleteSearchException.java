/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.List;

/** A search for jobs that could not read all workloads. Nothing may be started after it. */
final class IncompleteSearchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncompleteSearchException(List<String> problems) {
        super("Cannot read whether the job exists already: " + String.join("; ", problems));
    }
}
