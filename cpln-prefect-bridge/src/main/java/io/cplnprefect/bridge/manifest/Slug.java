/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of free text to names, label keys and label values, with the same results as Prefect's Python workers.
 *
 * <p>Commands are found by their tags, so a Java and a Python worker must write the same ones. Results are equal for ASCII and
 * Latin letters; letters of other scripts become dashes, where Python transliterates them.
 */
public final class Slug {

    private static final int NAME_LENGTH = 45;
    private static final int LABEL_LENGTH = 63;
    private static final int PREFIX_LENGTH = 253;

    private static final Pattern NOT_NAME = Pattern.compile("[^a-zA-Z0-9-]+");
    private static final Pattern NOT_PREFIX = Pattern.compile("[^a-zA-Z0-9.-]+");
    private static final Pattern NOT_LABEL = Pattern.compile("[^a-zA-Z0-9_.-]+");

    private static final Pattern QUOTES = Pattern.compile("'+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern LATIN_LETTER = Pattern.compile("[ßæœøłđðþÆŒØŁĐÐÞ]");
    private static final Map<String, String> LATIN_SPELLING =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(amp|lt|gt|quot|nbsp)|#(\\d{1,7})|#x([0-9a-fA-F]{1,6}));");
    private static final Map<String, String> ENTITY_TEXT =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ");
    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("(?<=\\d),(?=\\d)");
    private static final Pattern DASHES = Pattern.compile("-{2,}");

    private Slug() {}

    /**
     * Returns the text as a name of at most 45 lower-case letters, digits and dashes that begins with a letter.
     *
     * @param text any text
     * @return the name, or {@code null} if no character of the text can be part of a name
     */
    public static @Nullable String name(String text) {
        String slug = slug(text, NOT_NAME, NAME_LENGTH);
        if (slug.isEmpty()) {
            return null;
        }
        boolean startsWithLetter = slug.charAt(0) >= 'a' && slug.charAt(0) <= 'z';
        return startsWithLetter ? slug : cut("r-" + slug, NAME_LENGTH);
    }

    /**
     * Returns the text as a label key. A part without valid characters is unchanged.
     *
     * @param key any text
     * @return the key
     */
    public static String labelKey(String key) {
        int slash = key.indexOf('/');
        String name = labelSlug(key.substring(slash + 1), NOT_LABEL, LABEL_LENGTH);
        return slash <= 0 ? name : labelSlug(key.substring(0, slash), NOT_PREFIX, PREFIX_LENGTH) + "/" + name;
    }

    /**
     * Returns the text as a label value. A text without valid characters is unchanged.
     *
     * @param value any text
     * @return the value
     */
    public static String labelValue(String value) {
        return labelSlug(value, NOT_LABEL, LABEL_LENGTH);
    }

    private static String labelSlug(String text, Pattern replaced, int length) {
        String slug = strip(slug(text, replaced, length), "_-.");
        return slug.isEmpty() ? text : slug;
    }

    /** The steps and their order are those of python-slugify, which the Python workers use. */
    private static String slug(String text, Pattern replaced, int length) {
        String slug = QUOTES.matcher(text).replaceAll("-");
        slug = decodeEntities(toAscii(slug));
        slug = Normalizer.normalize(slug, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        slug = QUOTES.matcher(slug).replaceAll("");
        slug = COMMA_IN_NUMBER.matcher(slug).replaceAll("");
        slug = replaced.matcher(slug).replaceAll("-");
        slug = DASHES.matcher(slug).replaceAll("-");
        return cut(strip(slug, "-"), length);
    }

    private static String toAscii(String text) {
        String letters = LATIN_LETTER.matcher(text).replaceAll(match -> spell(match.group()));
        return MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD))
                .replaceAll("");
    }

    private static String spell(String letter) {
        String lower = letter.toLowerCase(Locale.ROOT);
        return LATIN_SPELLING.getOrDefault(lower, lower);
    }

    private static String decodeEntities(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(decode(match)));
    }

    private static String decode(MatchResult match) {
        if (match.group(1) != null) {
            return ENTITY_TEXT.getOrDefault(match.group(1), "");
        }
        int codePoint =
                match.group(2) != null ? Integer.parseInt(match.group(2)) : Integer.parseInt(match.group(3), 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : match.group();
    }

    private static String cut(String slug, int length) {
        return slug.length() <= length ? slug : strip(slug.substring(0, length), "-");
    }

    private static String strip(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
