/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.Names;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a flow. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowCreate.class)
public interface FlowCreate {

    /** Returns the unique name, without any of {@code / % & > <}. */
    String name();

    /** Returns the tags. */
    @Nullable
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; omitted for servers before 3.1.5. */
    @Since(value = "3.1.5", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /**
     * Checks the name.
     *
     * @throws io.cplnprefect.core.error.UsageException if the name is empty or contains a character that servers refuse
     */
    @Value.Check
    default void checkName() {
        Names.check("flow", name());
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowCreate}. Not thread-safe. */
    final class Builder extends ImmutableFlowCreate.Builder {
        Builder() {}
    }
}
