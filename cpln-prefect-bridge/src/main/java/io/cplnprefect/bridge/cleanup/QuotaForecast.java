/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

/**
 * The workloads of a GVC against the quota. Immutable.
 *
 * @param gvc name of the GVC
 * @param workloads number of workloads that the quota counts, when it was read
 * @param limit the maximum
 * @param retired number of retired workloads, which later rounds delete
 */
public record QuotaForecast(String gvc, long workloads, long limit, long retired) {

    /**
     * Returns how many workloads can be created when the retired ones have been deleted.
     *
     * @return the number, at least 0
     */
    public long free() {
        return Math.max(0, limit - workloads + retired);
    }
}
