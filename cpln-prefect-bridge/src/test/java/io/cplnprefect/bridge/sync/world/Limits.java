/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import java.util.EnumMap;
import java.util.Map;

/**
 * What may happen in a world, and how often. Immutable.
 *
 * @param name name of the world
 * @param faults how often each fault may happen
 * @param server generation of the Prefect server
 * @param omitted the rule that is left out, or {@link Rule#NONE}
 * @param fine whether other steps may happen between all requests of a worker, or only where no request is delayed in their place
 */
record Limits(String name, Map<Fault, Integer> faults, Server server, Rule omitted, boolean fine) {

    static Limits of(String name) {
        return new Limits(name, Map.of(), Server.PREFECT_3, Rule.NONE, false);
    }

    Limits with(Fault fault, int times) {
        Map<Fault, Integer> more = new EnumMap<>(Fault.class);
        more.putAll(faults);
        more.put(fault, times);
        return new Limits(name, more, server, omitted, fine);
    }

    Limits without(Rule rule) {
        return new Limits(name, faults, server, rule, fine);
    }

    Limits on(Server other) {
        return new Limits(name, faults, other, omitted, fine);
    }

    Limits withEachRequest() {
        return new Limits(name, faults, server, omitted, true);
    }

    int times(Fault fault) {
        return faults.getOrDefault(fault, 0);
    }

    boolean omits(Rule rule) {
        return omitted == rule;
    }

    @Override
    public String toString() {
        return name + " " + faults + " " + server + (omitted == Rule.NONE ? "" : " without " + omitted)
                + (fine ? " with each request" : "");
    }
}
