/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for names of environment variables. */
final class VariableName {

    private static final int MAX_LENGTH = 120;
    private static final Pattern NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Pattern RESERVED = Pattern.compile("CPLN_.*|K_SERVICE|K_CONFIGURATION|K_REVISION");

    static final String FIX =
            "use at most " + MAX_LENGTH + " letters, digits, '-', '_' and '.', not beginning with a digit";

    private VariableName() {}

    /** Returns what is invalid about a name, or null. */
    static @Nullable String fault(String name) {
        if (name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
            return "is '" + name + "'";
        }
        return RESERVED.matcher(name).matches() ? "is '" + name + "', which is reserved for Control Plane" : null;
    }
}
