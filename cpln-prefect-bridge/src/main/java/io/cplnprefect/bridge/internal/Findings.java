/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The problems and warnings that a reader finds, collected to be reported together. Not thread-safe. */
public final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final boolean lenient;
    private final Positions positions;

    /**
     * Creates an empty collection.
     *
     * @param lenient whether an unknown field is a warning instead of a problem
     */
    public Findings(boolean lenient) {
        this(lenient, Positions.NONE);
    }

    /**
     * Creates an empty collection for an input that was a text.
     *
     * @param lenient whether an unknown field is a warning instead of a problem
     * @param positions where the values are in the text
     */
    public Findings(boolean lenient, Positions positions) {
        this.lenient = lenient;
        this.positions = positions;
    }

    /** Adds a problem. */
    public void problem(String path, String fault, String fix) {
        problems.add(new Problem(path, fault, fix, positions.of(path)));
    }

    /** Adds a warning: the input is accepted, but not all of it has an effect. */
    public void warning(String path, String text) {
        warnings.add(Problem.subject(path, positions.of(path)) + " " + text);
    }

    /**
     * Adds a field that no reader has read: a problem, or a warning if the reader is lenient.
     *
     * @param path path of the field
     * @param meant name of the field that was probably meant, or {@code null}
     */
    public void unknown(String path, @Nullable String meant) {
        if (lenient) {
            String hint = meant == null ? "" : "; did you mean '" + meant + "'?";
            warning(path, "is unknown and was ignored" + hint);
        } else {
            problem(path, "is not supported", meant == null ? "remove it" : "did you mean '" + meant + "'?");
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
