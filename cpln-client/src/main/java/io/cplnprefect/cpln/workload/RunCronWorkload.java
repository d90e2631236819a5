/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A job of a cron workload to start. It runs although the workload is suspended, whatever its concurrency policy says. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableRunCronWorkload.class)
public interface RunCronWorkload {

    /** Name of the location, one of the GVC. */
    String location();

    /** What containers run instead of what the workload says. */
    List<ContainerOverride> containerOverrides();

    /** How long it may run, 1 to 86400. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Tags, by which its command is found again. */
    @JsonIgnore
    Map<String, Object> tags();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableRunCronWorkload.Builder {
        Builder() {}
    }
}
