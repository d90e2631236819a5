/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

/** The end of a worker process: thrown by each of its requests from then on. */
final class ProcessDeath extends Error {

    private static final long serialVersionUID = 1;

    ProcessDeath() {
        super("the process has ended", null, false, false);
    }
}
