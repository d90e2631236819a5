/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

/** A workload that the cleanup is about to delete. No job was started; another workload can be used, or this name later. */
public final class RetiredWorkloadException extends WorkloadException {

    private static final long serialVersionUID = 1L;

    public RetiredWorkloadException(String message) {
        super(message, null);
    }
}
