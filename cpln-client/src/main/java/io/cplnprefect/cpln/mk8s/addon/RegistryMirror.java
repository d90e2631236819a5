/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The mirrors of an image registry. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RegistryMirror.Builder.class)
public interface RegistryMirror extends Extensible {

    /** Returns the registry; {@code null} if it is not set. */
    @Nullable
    String registry();

    /** Returns the addresses of the mirrors. */
    List<String> mirrors();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RegistryMirror}. Not thread-safe. */
    final class Builder extends ImmutableRegistryMirror.Builder {
        Builder() {}
    }
}
