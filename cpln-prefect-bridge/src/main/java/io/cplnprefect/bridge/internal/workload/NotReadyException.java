/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

/** A workload that has not become ready in a location. No job was started. */
public final class NotReadyException extends WorkloadException {

    private static final long serialVersionUID = 1L;

    public NotReadyException(String message) {
        super(message, null);
    }
}
