/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

/**
 * A workload that is ready.
 *
 * @param name its name
 * @param location the location that it is ready in
 */
public record ReadyWorkload(String name, String location) {}
