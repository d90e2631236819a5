/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import io.cplnprefect.cpln.internal.Names;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of names. Where sources differ, the weaker rule is checked here, and the server checks the other. */
final class NameRules {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_WORKLOAD = 49;
    private static final Pattern USUAL = Pattern.compile("[a-z][-a-z0-9]*[a-z0-9]");
    private static final Pattern DNS = Pattern.compile(
            "(\\*\\.)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)+");
    private static final Pattern CONTAINER_RESERVED =
            Pattern.compile("istio-proxy|queue-proxy|istio-validation|(cpln[-_]|debugger-).*");

    /** Kinds whose objects have usual names. The names of others are ids, mail addresses or image tags. */
    private static final Set<String> NAMED = Set.of(
            "agent",
            "auditctx",
            "cloudaccount",
            "dbcluster",
            "group",
            "gvc",
            "identity",
            "ipset",
            "location",
            "memcachecluster",
            "mk8s",
            "org",
            "policy",
            "secret",
            "serviceaccount",
            "spicedbcluster",
            "tenant",
            "volumeset",
            "workload");

    private NameRules() {}

    /** Returns how to correct the name of an object, or null if it is valid. */
    static @Nullable String fix(String kind, String name) {
        if (kind.equals("domain")) {
            return DNS.matcher(name).matches() ? null : "use a DNS name, such as app.example.com";
        }
        if (!NAMED.contains(kind)) {
            return Names.isValid(kind, name) ? null : Names.rule().replaceFirst("expected", "use");
        }
        int max = kind.equals("workload") ? MAX_WORKLOAD : MAX_LENGTH;
        if (!isUsual(name, max)) {
            return "use 2 to " + max
                    + " lower-case letters, digits or hyphens, with a letter first and no hyphen at the end";
        }
        return kind.equals("workload") && name.endsWith("-headless")
                ? "use a name that does not end with -headless"
                : null;
    }

    /** Returns how to correct the name of a container, or null if it is valid. */
    static @Nullable String containerFix(String name) {
        if (!isUsual(name, MAX_LENGTH)) {
            return "use 2 to " + MAX_LENGTH
                    + " lower-case letters, digits or hyphens, with a letter first and no hyphen at the end";
        }
        return CONTAINER_RESERVED.matcher(name).matches() ? "use a name that is not reserved" : null;
    }

    private static boolean isUsual(String name, int max) {
        return name.length() <= max && USUAL.matcher(name).matches();
    }
}
