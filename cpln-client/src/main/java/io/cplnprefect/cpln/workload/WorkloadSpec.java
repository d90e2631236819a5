/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.option.LocalOptions;
import io.cplnprefect.cpln.workload.option.RequestRetryPolicy;
import io.cplnprefect.cpln.workload.option.RolloutOptions;
import io.cplnprefect.cpln.workload.option.SecurityOptions;
import io.cplnprefect.cpln.workload.option.WorkloadExtras;
import io.cplnprefect.cpln.workload.option.WorkloadLoadBalancer;
import io.cplnprefect.cpln.workload.option.WorkloadOptions;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadSpec.Builder.class)
public interface WorkloadSpec extends Extensible {

    /** Returns the type, which cannot be changed; {@code null} if it is not set. */
    @Nullable
    WorkloadType type();

    /** Returns the link of the identity; {@code null} if it is not set. */
    @Nullable
    String identityLink();

    /** Returns the containers, from 1 to 8. */
    List<Container> containers();

    /** Returns the schedule of a cron workload; {@code null} if it is not set. */
    @Nullable
    CronSchedule job();

    /** Returns the firewall; {@code null} if it is not set. */
    @Nullable
    Firewall firewallConfig();

    /** Returns the scaling, suspension and time-outs in all locations; {@code null} if it is not set. */
    @Nullable
    WorkloadOptions defaultOptions();

    /** Returns the same options for single locations, at most one entry for each. */
    List<LocalOptions> localOptions();

    /** Returns the rollout of changes; {@code null} if it is not set. */
    @Nullable
    RolloutOptions rolloutOptions();

    /** Returns the users with which containers run; {@code null} if it is not set. */
    @Nullable
    SecurityOptions securityOptions();

    /** Returns whether new images of a tag are rolled out automatically; {@code null} if it is not set. */
    @Nullable
    Boolean supportDynamicTags();

    /** Returns the proxy beside the workload; {@code null} if it is not set. */
    @Nullable
    Sidecar sidecar();

    /** Returns the load balancer of the workload; {@code null} if it is not set. */
    @Nullable
    WorkloadLoadBalancer loadBalancer();

    /** Returns the placement on nodes of clusters of the user; {@code null} if it is not set. */
    @Nullable
    WorkloadExtras extras();

    /** Returns the retries of requests to the workload; {@code null} if it is not set. */
    @Nullable
    RequestRetryPolicy requestRetryPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadSpec}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadSpec.Builder {
        Builder() {}
    }
}
