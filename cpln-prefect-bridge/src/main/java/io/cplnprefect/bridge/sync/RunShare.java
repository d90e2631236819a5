/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The share of the flow runs of a work pool that one of its workers observes, by rendezvous hashing: each flow run belongs to the
 * worker with the highest hash. When a worker ends, its flow runs are divided among the others, and no other flow run moves.
 * Immutable.
 *
 * <p>Workers that see different lists of workers may observe the same flow run. That is harmless: the same decision on the same
 * state is the same proposal.
 */
public final class RunShare {

    private final List<String> workers;
    private final String own;

    /**
     * Creates the share of a worker.
     *
     * @param workers names of the workers that are online
     * @param own name of the worker, which has a share even if it is not in the list
     */
    public RunShare(Collection<String> workers, String own) {
        this.workers = List.copyOf(workers);
        this.own = own;
    }

    /**
     * Returns whether a flow run is in this share.
     *
     * @param flowRunId id of the flow run
     * @return whether it is
     */
    public boolean contains(UUID flowRunId) {
        long ownHash = hash(own, flowRunId);
        for (String worker : workers) {
            long hash = hash(worker, flowRunId);
            if (hash > ownHash || (hash == ownHash && worker.compareTo(own) > 0)) {
                return false;
            }
        }
        return true;
    }

    private static long hash(String worker, UUID id) {
        long hash = mix(id.getMostSignificantBits());
        hash = mix(hash ^ id.getLeastSignificantBits());
        for (int i = 0; i < worker.length(); i++) {
            hash = mix(hash + worker.charAt(i));
        }
        return hash;
    }

    /** The finalizer of SplitMix64, which spreads each bit of the input over all bits of the result. */
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
