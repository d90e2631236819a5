/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The values of a header. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RemoteWriteHeader.Builder.class)
public interface RemoteWriteHeader extends Extensible {

    /** Returns the values. */
    @Value.Redacted
    List<String> values();

    /** Returns the values that are secret. */
    @Value.Redacted
    List<String> secrets();

    /** Returns the files that contain values. */
    List<String> files();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RemoteWriteHeader}. Not thread-safe. */
    final class Builder extends ImmutableRemoteWriteHeader.Builder {
        Builder() {}
    }
}
