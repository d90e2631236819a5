/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A key with which the volumes of a region are encrypted. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EncryptionKey.Builder.class)
public interface EncryptionKey extends Extensible {

    /** Returns the id of the key at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String keyId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EncryptionKey}. Not thread-safe. */
    final class Builder extends ImmutableEncryptionKey.Builder {
        Builder() {}
    }
}
