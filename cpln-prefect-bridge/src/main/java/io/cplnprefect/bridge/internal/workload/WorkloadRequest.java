/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.output.LogLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a job requires of its workload. Immutable.
 *
 * @param gvc name of the GVC to run in
 * @param location name of the location to run in, or null for the first location of the GVC
 * @param workload the converted job manifest
 * @param jobType group of the workload, part of its name and tags, or null for none
 * @param readiness how long to wait until a new workload is ready
 * @param ensurePullSecrets whether pull secrets that the manifest names are added to the GVC
 * @param anyLocation whether another location of the GVC may be used if the workload does not become ready in the first one
 * @param about a log line about the workload, without a message
 */
public record WorkloadRequest(
        String gvc,
        @Nullable String location,
        CronWorkload workload,
        @Nullable String jobType,
        Duration readiness,
        boolean ensurePullSecrets,
        boolean anyLocation,
        LogLine about) {}
