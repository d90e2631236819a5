/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.core.setting.CredentialPattern;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment is described. Immutable.
 *
 * @param source name of the file, or {@code program}
 * @param path path of the deployment in the file, such as {@code deployments[3]}; empty for a program
 * @param positions positions of the values of the file
 * @param names path in the file of each attribute that is not written at its usual path below {@link #path()}, such as
 *     {@code schedules[0]} at {@code deployments[3].schedule}
 * @param defaults where the values are written that the deployment has from a file of defaults, or {@code null}
 */
public record SpecOrigin(
        String source,
        String path,
        Positions positions,
        Map<String, String> names,
        @Nullable SpecOrigin defaults) {

    /** The origin of descriptions that a program builds. */
    public static final SpecOrigin PROGRAM = new SpecOrigin("program", "", Positions.NONE, Map.of());

    /** Creates an origin from a copy of the names. */
    public SpecOrigin {
        names = Map.copyOf(names);
    }

    /**
     * Creates an origin without a file of defaults.
     *
     * @param source name of the file, or {@code program}
     * @param path path of the deployment in the file; empty for a program
     * @param positions positions of the values of the file
     * @param names path in the file of each attribute that is not written at its usual path
     */
    public SpecOrigin(String source, String path, Positions positions, Map<String, String> names) {
        this(source, path, positions, names, null);
    }

    /**
     * Returns a problem of a value of the deployment.
     *
     * @param attribute path of the value within the deployment, such as {@code schedules[0].cron}; empty for the deployment
     * @param fault what is invalid there, a predicate
     * @param fix what to change, an imperative
     * @return the problem
     */
    public SpecProblem problem(String attribute, String fault, String fix) {
        if (defaults != null && !writes(attribute) && defaults.writes(attribute)) {
            return defaults.problem(attribute, fault, fix);
        }
        String full = locate(attribute);
        // Faults quote values and names, which may be or contain credentials.
        Problem problem =
                new Problem(full, CredentialPattern.masked(fault), CredentialPattern.masked(fix), positions.of(full));
        return new SpecProblem(source, problem);
    }

    private boolean writes(String attribute) {
        return positions.byPath().containsKey(locate(attribute));
    }

    private String locate(String attribute) {
        String named = names.keySet().stream()
                .filter(key ->
                        attribute.equals(key) || attribute.startsWith(key + ".") || attribute.startsWith(key + "["))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        if (named != null) {
            return names.get(named) + attribute.substring(named.length());
        }
        return path.isEmpty() || attribute.isEmpty() ? path + attribute : path + "." + attribute;
    }
}
