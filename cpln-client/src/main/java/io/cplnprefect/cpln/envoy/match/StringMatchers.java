/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** Conditions on a text, of which one must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StringMatchers.Builder.class)
public interface StringMatchers extends Extensible {

    /** Returns the conditions. */
    List<StringMatcher> patterns();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StringMatchers}. Not thread-safe. */
    final class Builder extends ImmutableStringMatchers.Builder {
        Builder() {}
    }
}
