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
@JsonDeserialize(as = ImmutableOrgLogging.class)
public interface OrgLogging extends Extensible {

    /** Returns Amazon S3; {@code null} if it is not set. */
    @Nullable
    S3Logging s3();

    /** Returns Coralogix; {@code null} if it is not set. */
    @Nullable
    CoralogixLogging coralogix();

    /** Returns Datadog; {@code null} if it is not set. */
    @Nullable
    DatadogLogging datadog();

    /** Returns Logz.io; {@code null} if it is not set. */
    @Nullable
    LogzioLogging logzio();

    /** Returns Elasticsearch; {@code null} if it is not set. */
    @Nullable
    ElasticLogging elastic();

    /** Returns Amazon CloudWatch; {@code null} if it is not set. */
    @Nullable
    CloudWatchLogging cloudWatch();

    /** Returns a Fluentd server; {@code null} if it is not set. */
    @Nullable
    FluentdLogging fluentd();

    /** Returns Google Cloud Logging; {@code null} if it is not set. */
    @Nullable
    StackdriverLogging stackdriver();

    /** Returns a syslog server; {@code null} if it is not set. */
    @Nullable
    SyslogLogging syslog();

    /** Returns an OpenTelemetry collector; {@code null} if it is not set. */
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
