/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.job.JobCommands;
import io.cplnprefect.cpln.ControlPlane;

/** A Control Plane client of one organization, with one token. Thread-safe. */
public final class PlatformClient {

    private final ControlPlane controlPlane;
    private final String org;
    private final JobCommands jobs;
    private volatile boolean checked;

    PlatformClient(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.org = controlPlane.org().name();
        this.jobs = new JobCommands(controlPlane);
    }

    /**
     * Returns the client.
     *
     * @return the client, which its owner closes
     */
    public ControlPlane controlPlane() {
        return controlPlane;
    }

    /**
     * Returns the organization.
     *
     * @return its name
     */
    public String org() {
        return org;
    }

    /**
     * Returns the jobs that the token can see.
     *
     * @return the jobs
     */
    public JobCommands jobs() {
        return jobs;
    }

    /**
     * Checks, until it has succeeded once, that Control Plane accepts the token for the organization.
     *
     * @throws io.cplnprefect.core.error.UsageException if it does not; the message says which of the two is wrong
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public void check() {
        if (!checked) {
            controlPlane.check();
            checked = true;
        }
    }

    @Override
    public String toString() {
        return "PlatformClient{" + org + "}";
    }
}
