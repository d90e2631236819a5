/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of {@code prefect-version}: a range, or the version that generated the file. */
final class PrefectVersion {

    private static final Pattern CLAUSE = Pattern.compile("(==|!=|>=|<=|>|<|~=)?\\s*(\\d[\\w.]*)");
    private static final String KEY = "prefect-version";

    private PrefectVersion() {}

    static void check(@Nullable String range, ServerVersion server, Fields.Problems problems, Set<String> warnings) {
        if (range == null || server.equals(ServerVersion.CLOUD)) {
            return;
        }
        for (String clause : range.split(",", -1)) {
            Matcher matcher = CLAUSE.matcher(clause.strip());
            ServerVersion version = matcher.matches() ? version(matcher.group(2)) : null;
            if (version == null) {
                problems.add(KEY, "is the invalid range '" + range + "'", "use a form such as >=3.1,<4");
                return;
            }
            String operator = matcher.group(1);
            if (operator == null) {
                if (version.major() != server.major()) {
                    warnings.add(
                            "The file was written for Prefect " + version + ", and the server has " + server + ".");
                }
            } else if (!matches(operator, server, version)) {
                problems.add(
                        KEY,
                        "is '" + range + "', and the server has " + server,
                        "use such a server, or change the range");
            }
        }
    }

    private static @Nullable ServerVersion version(String text) {
        try {
            return ServerVersion.parse(text.contains(".") ? text : text + ".0");
        } catch (UsageException e) {
            return null;
        }
    }

    private static boolean matches(String operator, ServerVersion server, ServerVersion version) {
        int order = server.compareTo(version);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            default -> order >= 0 && server.major() == version.major();
        };
    }
}
