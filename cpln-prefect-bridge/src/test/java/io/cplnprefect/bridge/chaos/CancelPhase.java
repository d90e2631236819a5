/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

/** The phases of a flow run in which {@link CancelTimes} requests its cancellation. */
enum CancelPhase {
    /** Scheduled for a later time. */
    SCHEDULED(JobKind.COMPLETES),
    /** PENDING; its workload is ready. */
    CLAIMED(JobKind.COMPLETES),
    /** PENDING; its workload was created and is not ready. */
    WORKLOAD_CREATED(JobKind.COMPLETES),
    /** Its command is pending. */
    COMMAND_PENDING(JobKind.COMPLETES),
    /** Its job runs, and ends on SIGTERM. */
    RUNNING(JobKind.COMPLETES),
    /** Its job runs, and reports CANCELLED itself when it is CANCELLING. */
    RUNNING_HANDLES_CANCEL(JobKind.HANDLES_CANCEL),
    /** Its job runs, and ignores SIGTERM. */
    RUNNING_IGNORES_SIGTERM(JobKind.IGNORES_SIGTERM);

    private final JobKind kind;

    CancelPhase(JobKind kind) {
        this.kind = kind;
    }

    JobKind kind() {
        return kind;
    }
}
