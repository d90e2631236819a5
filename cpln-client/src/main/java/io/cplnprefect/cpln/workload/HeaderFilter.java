/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A rule for the values of a request header. It has allowed or blocked values. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HeaderFilter.Builder.class)
public interface HeaderFilter extends Extensible {

    /** Returns the name of the header, up to 128 characters; {@code null} if it is not set. */
    @Nullable
    String key();

    /** Returns the regular expressions of values that are accepted. */
    List<String> allowedValues();

    /** Returns the regular expressions of values that are refused. */
    List<String> blockedValues();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HeaderFilter}. Not thread-safe. */
    final class Builder extends ImmutableHeaderFilter.Builder {
        Builder() {}
    }
}
