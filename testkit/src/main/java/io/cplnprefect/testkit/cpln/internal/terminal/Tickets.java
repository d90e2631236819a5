/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.terminal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tickets that permit to forward a port of a workload. */
final class Tickets {
    private record Target(String workloadLink, int port) {}

    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    String add(String workloadLink, int port) {
        String ticket = UUID.randomUUID().toString();
        targets.put(ticket, new Target(workloadLink, port));
        return ticket;
    }

    boolean permits(String ticket, String workloadLink, int port) {
        return new Target(workloadLink, port).equals(targets.get(ticket));
    }
}
