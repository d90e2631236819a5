/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A library that integrates Prefect with another system. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableIntegration.class)
public interface Integration {

    /** Returns the name of the library. */
    String name();

    /** Returns its version. */
    String version();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Integration}. Not thread-safe. */
    final class Builder extends ImmutableIntegration.Builder {
        Builder() {}
    }
}
