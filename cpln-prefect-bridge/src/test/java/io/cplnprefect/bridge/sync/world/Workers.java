/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** The workers of a world. */
enum Workers {
    /** Two workers that see different lists of workers, so that both observe the flow run. */
    OVERLAPPING,
    /** Two workers; the first one observes only what it has submitted while the second one is online. */
    DIVIDED,
    /** One worker. */
    ALONE
}
