/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.bridge.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what a reader finds, so that a user hears of all problems at once. Not thread-safe. */
public final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final boolean lenient;

    /**
     * Makes an empty collection.
     *
     * @param lenient whether fields that nobody knows are only warned about
     */
    public Findings(boolean lenient) {
        this.lenient = lenient;
    }

    /** Adds something that must be put right. */
    public void problem(String path, String wrong, String wayOut) {
        problems.add(new Problem(path, wrong, wayOut));
    }

    /** Adds something that is let pass. */
    public void warning(String path, String text) {
        warnings.add(path + " " + text);
    }

    /** Adds a field that no reader asked for. */
    public void unknown(String path) {
        if (lenient) {
            warning(path, "is unknown and was left out");
        } else {
            problem(path, "is not supported", "remove it");
        }
    }

    /** Returns the problems, in the order they were found. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the warnings, in the order they were found. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Writes a headline and the problems below it. */
    public static String describe(String headline, List<Problem> problems) {
        String count = problems.size() == 1 ? " (1 problem):" : " (" + problems.size() + " problems):";
        return problems.stream().map(problem -> "\n- " + problem).collect(Collectors.joining("", headline + count, ""));
    }
}
