/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Amazon CloudWatch as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CloudWatchLogging.Builder.class)
public interface CloudWatchLogging extends Extensible {

    /** Returns the region, such as {@code us-east-1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the link of a secret of type {@code aws}; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the days for which the logs are kept; for ever by default; {@code null} if it is not set. */
    @Nullable
    Integer retentionDays();

    /** Returns the name of the log group; it may contain placeholders such as {@code {gvc}}; {@code null} if it is not set. */
    @Nullable
    String groupName();

    /** Returns the name of the log stream; it may contain placeholders such as {@code {workload}}; {@code null} if it is not set. */
    @Nullable
    String streamName();

    /** Returns the fields that are extracted from each line, by name. */
    Map<String, @AllowNulls String> extractFields();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CloudWatchLogging}. Not thread-safe. */
    final class Builder extends ImmutableCloudWatchLogging.Builder {
        Builder() {}
    }
}
