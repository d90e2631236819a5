/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a manifest.
 *
 * @param findings receives problems and warnings
 * @param options the options of the conversion
 * @param form what the manifest is converted to
 * @param facts what is known of Control Plane, or {@code null} to collect only what must be known
 * @param needs receives the objects that the manifest names
 */
record Reading(
        Findings findings,
        ConversionOptions options,
        Form form,
        @Nullable PlatformFacts facts,
        FoundNeeds needs) {

    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");

    /** What a manifest is converted to. */
    enum Form {
        /** A workload that jobs of the same shape share, and a command that overrides its containers. */
        SHARED,
        /** A workload for this job alone. */
        STANDALONE
    }

    boolean isStandalone() {
        return form == Form.STANDALONE;
    }

    /** Returns the name of an object on Control Plane, or null if it is absent or invalid, which is reported. */
    @Nullable
    String objectName(Fields fields, String key, String kind) {
        String name = fields.requiredText(key, "name the " + kind);
        if (name != null && !NAME.matcher(name).matches()) {
            fields.problem(
                    key,
                    "is '" + name + "'",
                    "use the name of a " + kind + " on Control Plane: at most 64 lower-case letters, digits and inner"
                            + " dashes, beginning with a letter");
            return null;
        }
        return name;
    }

    /** Returns whether an optional secret is known to be missing. Reports it as a need, or as a warning if it is missing. */
    boolean isLeftOut(Fields reference, String key, @Nullable String secret) {
        boolean optional = Boolean.TRUE.equals(reference.bool("optional"));
        if (!optional || secret == null) {
            return false;
        }
        needs.optional(secret, reference.path(key));
        SecretFact fact = facts == null ? null : facts.secrets().get(secret);
        if (fact != null && !fact.exists()) {
            findings.warning(reference.path(key), "is '" + secret + "', which does not exist, and was left out");
            return true;
        }
        return false;
    }
}
