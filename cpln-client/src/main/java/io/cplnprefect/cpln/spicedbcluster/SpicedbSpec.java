/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.spicedbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a SpiceDB cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SpicedbSpec.Builder.class)
public interface SpicedbSpec extends Extensible {

    /** Returns the version: {@code 1.14.1}; {@code null} if it is not set. */
    @Nullable
    String version();

    /** Returns the links of the locations. */
    List<String> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SpicedbSpec}. Not thread-safe. */
    final class Builder extends ImmutableSpicedbSpec.Builder {
        Builder() {}
    }
}
