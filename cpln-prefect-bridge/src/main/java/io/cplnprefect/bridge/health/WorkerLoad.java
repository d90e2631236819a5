/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.health;

/**
 * The flow runs of a worker. Immutable.
 *
 * @param submitting number of flow runs that are being submitted
 * @param running number of flow runs that have a job and are observed
 * @param freeSlots number of flow runs that may be submitted within the limit
 * @param waiting number of flow runs that were due in the last poll and left in the work pool, because no slot was free
 */
public record WorkerLoad(int submitting, int running, int freeSlots, int waiting) {}
