/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** A workload that has not become ready in a location. No job was started. */
final class NotReadyException extends JobNotStartedException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message, null);
    }
}
