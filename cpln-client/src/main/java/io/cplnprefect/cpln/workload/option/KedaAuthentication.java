/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** The credentials of a source of KEDA. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KedaAuthentication.Builder.class)
public interface KedaAuthentication extends Extensible {

    /** Returns the name of the secret, one of those of the GVC. */
    String name();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link KedaAuthentication}. Not thread-safe. */
    final class Builder extends ImmutableKedaAuthentication.Builder {
        Builder() {}
    }
}
