/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.workload.RetiredWorkloadException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import org.jspecify.annotations.Nullable;

/** The result of {@link JobCommands#start}. */
public sealed interface StartResult {

    /**
     * The attempt has a job.
     *
     * @param job the job; it may have ended if it was adopted
     * @param adopted whether the job existed before
     */
    record Started(Job job, boolean adopted) implements StartResult {}

    /**
     * No job was started, and none may be started yet: jobs of earlier attempts are being stopped, or a job of another agent is live.
     *
     * @param reason the reason
     */
    record Deferred(String reason) implements StartResult {}

    /**
     * No job was started. This is certain.
     *
     * @param reason the reason
     * @param repeatable whether a later start may succeed
     * @param cause the failure, or {@code null}
     */
    record NotStarted(
            String reason, boolean repeatable, @Nullable Throwable cause) implements StartResult {

        static NotStarted because(RuntimeException failure) {
            return new NotStarted(String.valueOf(failure.getMessage()), mayPass(failure), failure);
        }

        private static boolean mayPass(RuntimeException failure) {
            return failure instanceof IncompleteSearchException
                    || failure instanceof TransportException
                    || failure instanceof ServiceException.ServerError
                    || failure instanceof ServiceException.RateLimited
                    || failure instanceof ServiceException.Unauthorized
                    || failure instanceof ServiceException.NotFound
                    || failure instanceof RetiredWorkloadException;
        }
    }

    /**
     * It is unknown whether a job was started. Nothing may be started or reported for the flow run until a job is found, or none
     * was found for some time.
     *
     * @param reason the reason
     * @param cause the failure
     */
    record Unknown(String reason, Throwable cause) implements StartResult {}
}
