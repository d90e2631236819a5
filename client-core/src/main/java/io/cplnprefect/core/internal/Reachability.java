/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

/**
 * Whether the service has ever responded. Until then, an address that cannot be reached is probably wrong, and is reported
 * at once; afterwards it is probably restarting, and calls are retried. Thread-safe.
 */
final class Reachability {

    private volatile boolean reached;

    void responded() {
        reached = true;
    }

    boolean reached() {
        return reached;
    }
}
