/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the variables of a {@code .env} file as far as settings need it: {@code NAME=value}, in quotes or not, after an optional
 * {@code export}. Values of several lines and references to other variables are not supported.
 */
final class EnvFile {

    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*"
            + "(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(.*?))(?:\\s+#.*|\\s*)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private EnvFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                variables.put(matcher.group(1), value(matcher));
            }
        });
        return variables;
    }

    private static String value(Matcher line) {
        if (line.group(2) != null) {
            return line.group(2);
        }
        if (line.group(3) != null) {
            return ESCAPE.matcher(line.group(3)).replaceAll(escape -> switch (escape.group(1)) {
                case "n" -> "\n";
                case "t" -> "\t";
                case "r" -> "\r";
                default -> Matcher.quoteReplacement(escape.group(1));
            });
        }
        return line.group(4);
    }
}
