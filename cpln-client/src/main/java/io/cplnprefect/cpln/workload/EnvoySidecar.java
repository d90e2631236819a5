/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.AccessLogFilter;
import io.cplnprefect.cpln.envoy.Cluster;
import io.cplnprefect.cpln.envoy.ExcludedRoute;
import io.cplnprefect.cpln.envoy.HttpFilter;
import io.cplnprefect.cpln.envoy.OtherHttpFilter;
import java.util.List;
import org.immutables.value.Value;

/** The filters and clusters of the Envoy proxy beside a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
// Not the builder, whose setter has an Iterable: Jackson knows the type of the elements of a List only.
@JsonDeserialize(as = ImmutableEnvoySidecar.class)
public interface EnvoySidecar extends Extensible {

    /** Returns the access logs. */
    List<AccessLogFilter> accessLog();

    /** Returns the upstream clusters that filters refer to. */
    List<Cluster> clusters();

    /** Returns the requests that external authorization does not check. */
    List<ExcludedRoute> excludedExternalAuth();

    /** Returns the requests that rate limits do not count. */
    List<ExcludedRoute> excludedRateLimit();

    /** Returns the HTTP filters, each of the type that its name says. */
    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            property = "name",
            visible = true,
            defaultImpl = OtherHttpFilter.class)
    List<HttpFilter> http();

    /** Returns the network filters, as Envoy defines them. */
    @Value.Redacted
    List<@AllowNulls Object> network();

    /** Returns the volumes of the proxy. */
    List<VolumeMount> volumes();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EnvoySidecar}. Not thread-safe. */
    final class Builder extends ImmutableEnvoySidecar.Builder {
        Builder() {}
    }
}
