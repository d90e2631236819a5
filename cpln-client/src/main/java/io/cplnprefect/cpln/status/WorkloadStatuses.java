/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.discovery.PlatformService;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The changes of the statuses of an organization's workloads. Immutable and thread-safe. */
public final class WorkloadStatuses {

    private final PlatformService service;
    private final TimeSource time;
    private final Supplier<Secret> token;
    private final String org;

    /**
     * Creates the changes of an organization. Nothing is sent.
     *
     * @param service the stream of workload statuses
     * @param time the source of time
     * @param token source of the token, which is also part of the first message
     * @param org name of the organization
     */
    public WorkloadStatuses(PlatformService service, TimeSource time, Supplier<Secret> token, String org) {
        this.service = service;
        this.time = time;
        this.token = token;
        this.org = org;
    }

    /**
     * Subscribes to the changes of workloads. A connection that ends is opened again, after waits that grow to 30 seconds.
     *
     * @param workloads the workloads, at least one
     * @param listener receives the events
     * @return the subscription, which the caller closes
     * @throws UsageException if there is no workload, or the client is closed
     */
    public StatusSubscription subscribe(Collection<WorkloadName> workloads, StatusListener listener) {
        if (workloads.isEmpty()) {
            throw new UsageException("No workload to subscribe to: expected at least one");
        }
        StatusSubscription subscription =
                new StatusSubscription(service, time, token, org, List.copyOf(workloads), listener);
        subscription.connect();
        return subscription;
    }
}
