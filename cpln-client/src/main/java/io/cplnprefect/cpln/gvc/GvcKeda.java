/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The scaling of the workloads of a GVC by KEDA. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GvcKeda.Builder.class)
public interface GvcKeda extends Extensible {

    /** Returns whether workloads can scale by KEDA; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the link of the identity with which KEDA reads its sources; {@code null} if it is not set. */
    @Nullable
    String identityLink();

    /** Returns the links of the secrets that the triggers use. */
    List<String> secrets();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GvcKeda}. Not thread-safe. */
    final class Builder extends ImmutableGvcKeda.Builder {
        Builder() {}
    }
}
