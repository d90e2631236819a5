/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A service that receives a copy of the logs. Exactly one is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgLogging.Builder.class)
public interface OrgLogging extends Extensible {

    /** Returns the settings for Amazon S3; {@code null} if it is not set. */
    @Nullable
    S3Logging s3();

    /** Returns the settings for Coralogix; {@code null} if it is not set. */
    @Nullable
    CoralogixLogging coralogix();

    /** Returns the settings for Datadog; {@code null} if it is not set. */
    @Nullable
    DatadogLogging datadog();

    /** Returns the settings for Logz.io; {@code null} if it is not set. */
    @Nullable
    LogzioLogging logzio();

    /** Returns the settings for Elasticsearch; {@code null} if it is not set. */
    @Nullable
    ElasticLogging elastic();

    /** Returns the settings for Amazon CloudWatch; {@code null} if it is not set. */
    @Nullable
    CloudWatchLogging cloudWatch();

    /** Returns the settings for a Fluentd server; {@code null} if it is not set. */
    @Nullable
    FluentdLogging fluentd();

    /** Returns the settings for Google Cloud Logging; {@code null} if it is not set. */
    @Nullable
    StackdriverLogging stackdriver();

    /** Returns the settings for a syslog server; {@code null} if it is not set. */
    @Nullable
    SyslogLogging syslog();

    /** Returns the settings for an OpenTelemetry collector; {@code null} if it is not set. */
    @Nullable
    OpenTelemetryLogging opentelemetry();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgLogging}. Not thread-safe. */
    final class Builder extends ImmutableOrgLogging.Builder {
        Builder() {}
    }
}
