/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/**
 * How a container of a job ended. Immutable.
 *
 * @param name name of the container
 * @param exitCode its exit code, or {@code null} if Control Plane does not show it
 * @param reason Control Plane's reason, such as {@code OOMKilled}, or {@code null} for none
 * @param message Control Plane's message, or {@code null} for none
 */
public record ContainerEnd(
        String name,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable String message) {}
