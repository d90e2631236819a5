/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workload of {@link Workloads} as a class that Jackson fills field by field: without null checks, unknown members, open
 * values or immutable lists.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class PlainWorkload {

    @Nullable
    String kind;

    @Nullable
    String id;

    @Nullable
    String name;

    @Nullable
    Integer version;

    @Nullable
    String description;

    @Nullable
    Map<String, Object> tags;

    @Nullable
    Instant created;

    @Nullable
    Instant lastModified;

    @Nullable
    List<Link> links;

    @Nullable
    Spec spec;

    @Nullable
    Map<String, Object> status;

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Link {
        @Nullable
        String rel;

        @Nullable
        String href;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Spec {
        @Nullable
        String type;

        @Nullable
        List<Container> containers;

        @Nullable
        Job job;

        @Nullable
        Options defaultOptions;

        @Nullable
        Firewall firewallConfig;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Container {
        @Nullable
        String name;

        @Nullable
        String image;

        @Nullable
        String cpu;

        @Nullable
        String memory;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Job {
        @Nullable
        String schedule;

        @Nullable
        String concurrencyPolicy;

        @Nullable
        Integer historyLimit;

        @Nullable
        String restartPolicy;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Options {
        @Nullable
        Boolean capacityAI;

        @Nullable
        Boolean debug;

        @Nullable
        Boolean suspend;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Firewall {
        @Nullable
        External external;

        @Nullable
        Internal internal;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class External {
        @Nullable
        List<String> inboundAllowCIDR;

        @Nullable
        List<String> outboundAllowCIDR;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Internal {
        @Nullable
        String inboundAllowType;

        @Nullable
        List<String> inboundAllowWorkload;
    }
}
