/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemObserver;
import io.cplnprefect.testkit.cpln.internal.wire.Links;

/** Rolls out workloads that were written, and ends the jobs of workloads that were removed. */
public final class WorkloadLifecycle implements ItemObserver {
    private final Deployments deployments;
    private final Jobs jobs;

    /** Creates the observer. */
    public WorkloadLifecycle(Deployments deployments, Jobs jobs) {
        this.deployments = deployments;
        this.jobs = jobs;
    }

    @Override
    public void stored(ObjectNode item) {
        if (isWorkload(item)) {
            deployments.rollOut(item);
        }
    }

    @Override
    public void removed(ObjectNode item) {
        if (isWorkload(item)) {
            String link = Links.self(item);
            jobs.forget(link);
            deployments.forget(link);
        }
    }

    private static boolean isWorkload(ObjectNode item) {
        return item.path("kind").asText().equals("workload");
    }
}
