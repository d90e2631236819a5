/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import org.jspecify.annotations.Nullable;

/**
 * A location that a job may run in.
 *
 * @param name its name, or {@code null} for the first one that the workload is ready in
 * @param verified whether the GVC lists it; otherwise it must be one that the workload is deployed to
 */
public record JobLocation(@Nullable String name, boolean verified) {}
