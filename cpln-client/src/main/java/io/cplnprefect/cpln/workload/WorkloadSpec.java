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

/** What a workload is. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkloadSpec.class)
public interface WorkloadSpec extends Extensible {

    /** Type; cannot be changed. */
    @Nullable
    WorkloadType type();

    /** Identity that it runs as. */
    @Nullable
    String identityLink();

    /** Containers, 1 to 8. */
    List<Container> containers();

    /** How a cron workload runs. */
    @Nullable
    CronSchedule job();

    /** Who may reach it, and whom it may reach. */
    @Value.Redacted
    Map<String, @AllowNulls Object> firewallConfig();

    /** Scaling, suspension and time limits in all locations. */
    @Value.Redacted
    Map<String, @AllowNulls Object> defaultOptions();

    /** The same for single locations. */
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> localOptions();

    /** How a change is rolled out. */
    @Value.Redacted
    Map<String, @AllowNulls Object> rolloutOptions();

    /** User and group that it runs as. */
    @Value.Redacted
    Map<String, @AllowNulls Object> securityOptions();

    /** Whether new images of a tag are rolled out by themselves. */
    @Nullable
    Boolean supportDynamicTags();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkloadSpec.Builder {
        Builder() {}
    }
}
