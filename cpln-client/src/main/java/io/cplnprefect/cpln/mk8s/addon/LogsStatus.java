/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The address of the logs of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LogsStatus.Builder.class)
public interface LogsStatus extends Extensible {

    /** Returns the address of the Loki API; {@code null} if it is not set. */
    @Nullable
    String lokiAddress();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogsStatus}. Not thread-safe. */
    final class Builder extends ImmutableLogsStatus.Builder {
        Builder() {}
    }
}
