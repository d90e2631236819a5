/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a user has to do at a provider before a cloud account can be created. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CloudAccountInstructions.Builder.class)
public interface CloudAccountInstructions extends Extensible {

    /** Returns the instructions; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the values that the instructions refer to. */
    @Value.Redacted
    Map<String, @AllowNulls Object> data();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CloudAccountInstructions}. Not thread-safe. */
    final class Builder extends ImmutableCloudAccountInstructions.Builder {
        Builder() {}
    }
}
