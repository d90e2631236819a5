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

/** A flow to be made. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowCreate.class)
public interface FlowCreate {

    /** Name, unique, without any of {@code / % & > <}. */
    String name();

    /** Tags. */
    @Nullable
    List<String> tags();

    /** Labels: texts, numbers or booleans; 3.x only, left out towards older servers. */
    @Since(value = "3.1.11", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Refuses a name that no server takes. */
    @Value.Check
    default void checkName() {
        Names.check("flow", name());
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowCreate.Builder {
        Builder() {}
    }
}
