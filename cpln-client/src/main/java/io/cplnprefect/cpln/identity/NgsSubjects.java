/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The subjects of NATS that are allowed and denied. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NgsSubjects.Builder.class)
public interface NgsSubjects extends Extensible {

    /** Returns the subjects that are allowed. */
    List<String> allow();

    /** Returns the subjects that are denied. */
    List<String> deny();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NgsSubjects}. Not thread-safe. */
    final class Builder extends ImmutableNgsSubjects.Builder {
        Builder() {}
    }
}
