/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;

/** The encryption of volumes with keys of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeEncryption.Builder.class)
public interface VolumeEncryption extends Extensible {

    /** Returns the keys by region of the cloud provider. */
    Map<String, EncryptionKey> regions();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeEncryption}. Not thread-safe. */
    final class Builder extends ImmutableVolumeEncryption.Builder {
        Builder() {}
    }
}
