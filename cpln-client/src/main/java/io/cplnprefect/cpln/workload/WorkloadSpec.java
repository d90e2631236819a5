/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkloadSpec.class)
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

    /** Returns the firewall, as the API defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> firewallConfig();

    /** Returns the scaling, suspension and time-outs in all locations, as the API defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> defaultOptions();

    /** Returns the same options for single locations. */
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> localOptions();

    /** Returns the rollout of changes, as the API defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> rolloutOptions();

    /** Returns the security options, as the API defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> securityOptions();

    /** Returns whether new images of a tag are rolled out automatically; {@code null} if it is not set. */
    @Nullable
    Boolean supportDynamicTags();

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
