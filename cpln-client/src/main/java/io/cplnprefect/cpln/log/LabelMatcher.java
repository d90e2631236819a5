/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.UsageException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on a label of a log. An absent label has an empty value. Regular expressions have the syntax of RE2 and match the whole
 * value. Immutable and thread-safe.
 */
public final class LabelMatcher {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;
    private final boolean requiresLabel;

    private LabelMatcher(String label, String operator, String value, boolean requiresLabel) {
        if (!NAME.matcher(label).matches()) {
            throw new UsageException(
                    "Invalid log label '" + label
                            + "': expected letters, digits or underscores, not starting with a digit. Use a label such as workload.");
        }
        this.text = label + operator + LogQl.quoted(value);
        this.requiresLabel = requiresLabel;
    }

    /**
     * Returns the condition that a label has a value.
     *
     * @param label name of the label, such as {@code gvc}, {@code workload}, {@code container} or {@code replica}
     * @param value the value
     * @return a condition
     * @throws UsageException if the name is invalid
     */
    public static LabelMatcher equal(String label, String value) {
        return new LabelMatcher(label, "=", value, !value.isEmpty());
    }

    /**
     * Returns the condition that a label does not have a value.
     *
     * @param label name of the label
     * @param value the value
     * @return a condition
     * @throws UsageException if the name is invalid
     */
    public static LabelMatcher notEqual(String label, String value) {
        return new LabelMatcher(label, "!=", value, value.isEmpty());
    }

    /**
     * Returns the condition that the value of a label matches a regular expression.
     *
     * @param label name of the label
     * @param pattern the expression
     * @return a condition
     * @throws UsageException if the name is invalid
     */
    public static LabelMatcher matching(String label, String pattern) {
        return new LabelMatcher(label, "=~", pattern, !matchesEmpty(pattern, false));
    }

    /**
     * Returns the condition that the value of a label does not match a regular expression.
     *
     * @param label name of the label
     * @param pattern the expression
     * @return a condition
     * @throws UsageException if the name is invalid
     */
    public static LabelMatcher notMatching(String label, String pattern) {
        return new LabelMatcher(label, "!~", pattern, matchesEmpty(pattern, true));
    }

    /** Returns whether an expression matches an empty text; the default if it is not valid in Java, which is not RE2. */
    private static boolean matchesEmpty(String pattern, boolean otherwise) {
        try {
            return Pattern.compile(pattern).matcher("").matches();
        } catch (PatternSyntaxException e) {
            return otherwise;
        }
    }

    /** Returns whether only lines that have the label meet the condition. */
    boolean requiresLabel() {
        return requiresLabel;
    }

    /** Returns the condition in LogQL. */
    @Override
    public String toString() {
        return text;
    }
}
