/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of the programs of the platform in a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokConfig.Builder.class)
public interface ByokConfig extends Extensible {

    /** Returns the program that applies changes to the cluster; {@code null} if it is not set. */
    @Nullable
    ByokActuator actuator();

    /** Returns the relay of requests from the Internet; {@code null} if it is not set. */
    @Nullable
    ByokMiddlebox middlebox();

    /** Returns the settings of all programs; {@code null} if it is not set. */
    @Nullable
    ByokCommon common();

    /** Returns the storage on the disks of nodes; {@code null} if it is not set. */
    @Nullable
    ByokLonghorn longhorn();

    /** Returns the storage classes; {@code null} if it is not set. */
    @Nullable
    ByokStorageClasses byok();

    /** Returns the entry of requests; {@code null} if it is not set. */
    @Nullable
    ByokIngress ingress();

    /** Returns the service mesh; {@code null} if it is not set. */
    @Nullable
    ByokIstio istio();

    /** Returns the program that sends logs; {@code null} if it is not set. */
    @Nullable
    ByokLogSplitter logSplitter();

    /** Returns the collection of metrics; {@code null} if it is not set. */
    @Nullable
    ByokMonitoring monitoring();

    /** Returns the Redis server; {@code null} if it is not set. */
    @Nullable
    ByokRedis redis();

    /** Returns the replicated Redis server; {@code null} if it is not set. */
    @Nullable
    ByokRedisCluster redisHa();

    /** Returns the supervision of the Redis servers; {@code null} if it is not set. */
    @Nullable
    ByokRedisCluster redisSentinel();

    /** Returns the program that sends traces; {@code null} if it is not set. */
    @Nullable
    ByokMinimumResources tempoAgent();

    /** Returns the DNS server; {@code null} if it is not set. */
    @Nullable
    ByokResources internalDns();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokConfig}. Not thread-safe. */
    final class Builder extends ImmutableByokConfig.Builder {
        Builder() {}
    }
}
