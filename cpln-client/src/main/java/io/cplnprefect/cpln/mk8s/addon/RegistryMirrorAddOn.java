/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The mirrors of image registries. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RegistryMirrorAddOn.Builder.class)
public interface RegistryMirrorAddOn extends Extensible {

    /** Returns the mirrors by registry. */
    List<RegistryMirror> mirrors();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RegistryMirrorAddOn}. Not thread-safe. */
    final class Builder extends ImmutableRegistryMirrorAddOn.Builder {
        Builder() {}
    }
}
