/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts that mean something else in YAML if they are written without quotes, in any version and library. */
final class PlainText {

    private static final Set<String> WORDS =
            Set.of("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=");
    private static final Pattern INTEGER = Pattern.compile("[-+]?0[bBoOxX][0-9a-fA-F_]+");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9_]*)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|nan)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?");

    private PlainText() {}

    /** Returns whether every reader reads the text as itself if it is written without quotes. */
    static boolean isUnambiguous(String text) {
        return !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !INTEGER.matcher(text).matches()
                && !DECIMAL.matcher(text).matches()
                && !NOT_FINITE.matcher(text).matches()
                && !SEXAGESIMAL.matcher(text).matches()
                && !DATE.matcher(text).matches();
    }
}
