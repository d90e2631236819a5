/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.bridge.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The problems and warnings that a reader finds, collected to be reported together. Not thread-safe. */
public final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final boolean lenient;

    /**
     * Creates an empty collection.
     *
     * @param lenient whether an unknown field is a warning instead of a problem
     */
    public Findings(boolean lenient) {
        this.lenient = lenient;
    }

    /** Adds a problem. */
    public void problem(String path, String fault, String fix) {
        problems.add(new Problem(path, fault, fix));
    }

    /** Adds a warning: the input is accepted, but not all of it has an effect. */
    public void warning(String path, String text) {
        warnings.add(path + " " + text);
    }

    /** Adds a field that no reader has read: a problem, or a warning if the reader is lenient. */
    public void unknown(String path) {
        if (lenient) {
            warning(path, "is unknown and was ignored");
        } else {
            problem(path, "is not supported", "remove it");
        }
    }

    /** Returns the problems, in the order in which they were found. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the warnings, in the order in which they were found. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns a headline followed by the problems, one per line. */
    public static String describe(String headline, List<Problem> problems) {
        String count = problems.size() == 1 ? " (1 problem):" : " (" + problems.size() + " problems):";
        return problems.stream().map(problem -> "\n- " + problem).collect(Collectors.joining("", headline + count, ""));
    }
}
