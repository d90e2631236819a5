/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A placeholder {@code {{ name }}} in a string of a template. */
record Placeholder(String text, String name) {

    private static final String BLOCKS = "prefect.blocks.";
    private static final String VARIABLES = "prefect.variables.";

    /** The grammar of Prefect. Anything else, such as {@code {{ a | b }}}, is literal text. */
    private static final Pattern PATTERN =
            Pattern.compile("\\{\\{\\s*([\\w.\\-\\[\\]$]+)\\s*}}", Pattern.UNICODE_CHARACTER_CLASS);

    /** Returns the placeholder if the whole text is one, or null. */
    static @Nullable Placeholder whole(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches() ? new Placeholder(text, matcher.group(1)) : null;
    }

    /** Replaces each placeholder of the text. Replacements are not examined again. */
    static String replaceEach(String text, Function<Placeholder, String> replacement) {
        return PATTERN.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(replacement.apply(new Placeholder(match.group(), match.group(1)))));
    }

    boolean isEnvironmentVariable() {
        return name.startsWith("$");
    }

    String environmentVariable() {
        return name.replaceFirst("^\\$+", "");
    }

    boolean isReference() {
        return name.startsWith(BLOCKS) || name.startsWith(VARIABLES);
    }

    /** Returns the object of the server that the placeholder refers to, or null if there is none or the reference is invalid. */
    @Nullable
    TemplateReference reference() {
        if (name.startsWith(VARIABLES)) {
            return new TemplateReference.Variable(name.substring(VARIABLES.length()));
        }
        String[] parts = blockParts();
        return parts.length < 2 ? null : new TemplateReference.BlockByName(parts[0], parts[1]);
    }

    /** Returns the path in the data of the block, or null for all of the data. */
    @Nullable
    String blockPath() {
        String[] parts = blockParts();
        return parts.length < 3 ? null : parts[2];
    }

    private String[] blockParts() {
        return name.startsWith(BLOCKS) ? name.substring(BLOCKS.length()).split("\\.", 3) : new String[0];
    }
}
