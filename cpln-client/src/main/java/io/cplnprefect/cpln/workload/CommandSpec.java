/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a command is to do. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCommandSpec.class)
public interface CommandSpec extends Extensible {

    /** Name of the location. */
    @Nullable
    String location();

    /** What each container runs instead. */
    List<ContainerOverride> containerOverrides();

    /** How long the job may run. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Replica to stop. */
    @Nullable
    String replica();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableCommandSpec.Builder {
        Builder() {}
    }
}
