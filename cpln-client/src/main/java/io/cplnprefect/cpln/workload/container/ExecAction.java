/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** A program that is run in a container. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExecAction.Builder.class)
public interface ExecAction extends Extensible {

    /** Returns the program and its arguments. */
    @Value.Redacted
    List<String> command();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExecAction}. Not thread-safe. */
    final class Builder extends ImmutableExecAction.Builder {
        Builder() {}
    }
}
