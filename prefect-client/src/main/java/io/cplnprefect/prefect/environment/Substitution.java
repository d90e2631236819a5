/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.prefect.internal.document.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The replacement of {@code ${NAME}} in texts; {@code $${NAME}} is written for the text {@code ${NAME}}. */
final class Substitution {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$?)\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final EnvironmentOptions options;
    private final Fields.Problems problems;

    Substitution(EnvironmentOptions options, Fields.Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    @Nullable
    Object apply(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, content) ->
                    result.put(String.valueOf(key), apply(DocumentPath.of(path, String.valueOf(key)), content)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                result.add(apply(DocumentPath.of(path, i), list.get(i)));
            }
            return result;
        }
        return value instanceof String text
                ? REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement(path, match)))
                : value;
    }

    private String replacement(String path, MatchResult match) {
        String name = match.group(2);
        if (!match.group(1).isEmpty()) {
            return match.group().substring(1);
        }
        String value = options.variables().get(name);
        if (value == null) {
            problems.add(
                    path, "refers to the variable " + name + ", which is not set", "set it, or write $${" + name + "}");
            return match.group();
        }
        if (CredentialPattern.secretKey(name)
                && options.permittedValues().stream().noneMatch(path::endsWith)) {
            problems.add(
                    path,
                    "would contain the value of " + name + ", which is a secret by its name",
                    "use a secret of the platform, which jobs read when they start");
        }
        return value;
    }
}
