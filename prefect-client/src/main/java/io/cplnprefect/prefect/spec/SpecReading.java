/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The deployments of one or several files as they could be read, with the problems of the files, so that these can be reported together
 * with what is found later. Immutable and thread-safe.
 *
 * @param specs the deployments; not to be applied if there is a problem
 * @param problems what is invalid in the files
 * @param warnings what was not executed or skipped
 */
public record SpecReading(List<DeploymentSpec> specs, List<SpecProblem> problems, List<String> warnings) {

    /** The reading of no file. */
    public static final SpecReading EMPTY = new SpecReading(List.of(), List.of(), List.of());

    /** Creates a reading from copies of the lists. */
    public SpecReading {
        specs = List.copyOf(specs);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns the reading of these files and further ones.
     *
     * @param further the reading of the further files
     * @return the deployments, problems and warnings of both
     */
    public SpecReading and(SpecReading further) {
        return new SpecReading(
                joined(specs, further.specs), joined(problems, further.problems), joined(warnings, further.warnings));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }

    /**
     * Returns this reading with the problems of its deployments that are found without a server.
     *
     * @return the same deployments, with the problems of {@link SpecCheck#problems}
     */
    public SpecReading checked() {
        return with(SpecCheck.problems(specs));
    }

    /**
     * Returns this reading with the problems of a later check, except for those of values that have a problem already.
     *
     * @param later the problems
     * @return the same deployments, with all problems
     */
    public SpecReading with(Collection<SpecProblem> later) {
        Set<String> known = problems.stream().map(SpecReading::value).collect(Collectors.toSet());
        List<SpecProblem> further = later.stream()
                .filter(problem -> !known.contains(value(problem)))
                .toList();
        return new SpecReading(specs, joined(problems, further), warnings);
    }

    private static String value(SpecProblem problem) {
        return problem.source() + ": " + problem.problem().path();
    }

    /**
     * Returns the deployments.
     *
     * @return the deployments, in the order of the files
     * @throws UsageException if there is a problem; it contains all problems
     */
    public List<DeploymentSpec> valid() {
        SpecProblem.throwIfAny(problems);
        return specs;
    }
}
