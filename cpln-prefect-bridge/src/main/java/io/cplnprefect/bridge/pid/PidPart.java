/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of an infrastructure PID, in wire order, with the rule that it must satisfy. */
enum PidPart {
    ORG("org", Rule.NAME),
    GVC("gvc", Rule.NAME),
    // Control Plane limits workload names to 49 characters; a PID that was read may come from a later limit.
    WORKLOAD("workload", Rule.NAME),
    COMMAND("command", Rule.ID);

    static final List<PidPart> WIRE_ORDER = List.of(values());

    private static final int MAX_LENGTH = 64;

    private final String noun;
    private final Rule rule;

    PidPart(String noun, Rule rule) {
        this.noun = noun;
        this.rule = rule;
    }

    /** Returns what is invalid about the text as this part, or null if it is valid. */
    @Nullable
    String fault(String text) {
        if (text.isEmpty()) {
            return noun + " is empty";
        }
        if (text.length() > MAX_LENGTH) {
            return noun + " has " + text.length() + " characters, more than " + MAX_LENGTH;
        }
        return rule.pattern.matcher(text).matches() ? null : noun + " '" + text + "' may contain only " + rule.allowed;
    }

    void require(String text) {
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("Invalid infrastructure PID: " + fault);
        }
    }

    private enum Rule {
        NAME("[a-z]([-a-z0-9]*[a-z0-9])?", "lower-case letters, digits and inner dashes, beginning with a letter"),
        ID("[A-Za-z0-9-]+", "letters, digits and dashes");

        private final Pattern pattern;
        private final String allowed;

        Rule(String pattern, String allowed) {
            this.pattern = Pattern.compile(pattern);
            this.allowed = allowed;
        }
    }
}
