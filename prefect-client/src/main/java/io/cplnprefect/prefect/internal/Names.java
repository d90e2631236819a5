/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.error.UsageException;

/** The rule for names of flows, deployments, work pools and queues. */
public final class Names {

    private static final String FORBIDDEN = "/%&><";

    private Names() {}

    /**
     * Checks a name. Servers respond to some invalid names with 500.
     *
     * @param kind kind of the object, for the message
     * @param name the name
     * @throws UsageException if it is empty or contains a character that servers refuse
     */
    public static void check(String kind, String name) {
        if (name.isEmpty() || name.chars().anyMatch(character -> FORBIDDEN.indexOf(character) >= 0)) {
            throw new UsageException("Invalid name '" + name + "' of a " + kind
                    + ": expected at least one character, and none of / % & > <");
        }
    }
}
