/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The command that starts a job of a cron workload. The job runs even if the workload is suspended, regardless of its concurrency policy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableRunCronWorkload.class)
public interface RunCronWorkload {

    /** Returns the name of the location, one of those of the GVC. */
    String location();

    /** Returns the settings of containers that the job replaces. */
    List<ContainerOverride> containerOverrides();

    /** Returns the maximum duration of the job in seconds, from 1 to 86400; {@code null} if it is not set. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Returns the tags of the command, by which it can be queried. */
    @JsonIgnore
    Map<String, Object> tags();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RunCronWorkload}. Not thread-safe. */
    final class Builder extends ImmutableRunCronWorkload.Builder {
        Builder() {}
    }
}
