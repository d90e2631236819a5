/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A certificate that is stored as a secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CertificateReference.Builder.class)
public interface CertificateReference extends Extensible {

    /** Returns the link of the secret of type {@code tls}; {@code null} if it is not set. */
    @Nullable
    String secretLink();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CertificateReference}. Not thread-safe. */
    final class Builder extends ImmutableCertificateReference.Builder {
        Builder() {}
    }
}
