/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What one container runs in one job instead of what the workload says. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableContainerOverride.class)
public interface ContainerOverride extends Extensible {

    /** Name of a container of the workload. */
    String name();

    /** Image. */
    @Nullable
    String image();

    /** CPU. */
    @Nullable
    String cpu();

    /** Memory. */
    @Nullable
    String memory();

    /** Program; one word. */
    @Nullable
    String command();

    /** Its arguments. */
    @Value.Redacted
    List<String> args();

    /** Environment; replaces that of the workload. */
    @Value.Redacted
    List<EnvironmentVariable> env();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableContainerOverride.Builder {
        Builder() {}
    }
}
