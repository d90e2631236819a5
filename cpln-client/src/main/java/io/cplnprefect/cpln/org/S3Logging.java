/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Amazon S3 as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = S3Logging.Builder.class)
public interface S3Logging extends Extensible {

    /** Returns the bucket; {@code null} if it is not set. */
    @Nullable
    String bucket();

    /** Returns the region of the bucket; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the prefix of the names of objects; {@code null} if it is not set. */
    @Nullable
    String prefix();

    /** Returns the link of a secret of type {@code aws}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link S3Logging}. Not thread-safe. */
    final class Builder extends ImmutableS3Logging.Builder {
        Builder() {}
    }
}
