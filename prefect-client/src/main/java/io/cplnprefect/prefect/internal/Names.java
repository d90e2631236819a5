/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.error.UsageException;

/** Names of flows, deployments, work pools and queues, which stand in addresses. */
public final class Names {

    private static final String FORBIDDEN = "/%&><";

    private Names() {}

    /**
     * Checks a name. Servers answer some bad names with 500.
     *
     * @param what what has the name, for the message
     * @param name the name
     * @throws UsageException when it is empty or holds a character that servers refuse
     */
    public static void check(String what, String name) {
        if (name.isEmpty() || name.chars().anyMatch(character -> FORBIDDEN.indexOf(character) >= 0)) {
            throw new UsageException(
                    "The name of a " + what + " is '" + name + "'; it must have a character, and none of / % & > <");
        }
    }
}
