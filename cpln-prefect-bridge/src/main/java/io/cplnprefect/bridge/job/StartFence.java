/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/** A check immediately before the start of a job: to find or create the workload may have taken minutes. */
@FunctionalInterface
public interface StartFence {

    /**
     * Returns why the job must not be started.
     *
     * @return the reason, such as that the claim is no longer in force; {@code null} if the job may be started
     * @throws io.cplnprefect.core.error.ApiException if the check failed; no job is started
     */
    @Nullable
    String refusal();
}
