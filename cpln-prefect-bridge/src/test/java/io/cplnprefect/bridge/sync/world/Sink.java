/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** Accepts the worlds that follow a world. */
interface Sink {

    /**
     * Accepts a world.
     *
     * @param next the world
     * @param who the worker, or -1
     * @param step what happened
     * @param fault whether it is a fault or an act of a user, which need not happen for the flow run to end
     */
    void accept(World next, int who, String step, boolean fault);
}
