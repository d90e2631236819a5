/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import java.util.regex.Pattern;

/** The forms of credentials: known prefixes, keys, URLs with a password, and long texts under a key that names a secret. Pure functions. */
public final class CredentialPattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*prefect\\.blocks\\.[\\w.\\-\\[\\]]+\\s*}}");
    private static final Pattern KNOWN = Pattern.compile("(?<![A-Za-z0-9])("
            + "gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|gl(pat|dt|cbt|rt|ptt|oas)-[A-Za-z0-9_\\-]{12,}"
            + "|pn[ub]_[A-Za-z0-9]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|(AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_\\-]{30,}"
            + "|sk-[A-Za-z0-9_\\-]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_\\-]{30,}|dckr_pat_[A-Za-z0-9_\\-]{20,}"
            + "|eyJ[A-Za-z0-9_\\-]{10,}\\.eyJ[A-Za-z0-9_\\-]{10,}\\.[A-Za-z0-9_\\-]*)"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----");
    private static final Pattern URL_PASSWORD =
            Pattern.compile("(?i)\\b(?!ssh:)([a-z][a-z0-9+.\\-]*://)([^/\\s?#@]+)@");
    private static final Pattern SSH_PASSWORD = Pattern.compile("(?i)\\b(ssh://)([^/\\s?#@:]+:[^/\\s?#@]*)@");
    private static final Pattern QUERY_TOKEN = Pattern.compile(
            "(?i)([?&](?:private_token|access_token|token|password|api_key|apikey|key|sig)=)([^&\\s#]+)");
    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i)(^|[^a-z])(access[_-]?token|token|passwd|password|secret|api[_-]?key|private[_-]?key|auth[_-]?string|credentials?)$");
    private static final int MINIMUM_LENGTH = 16;

    private CredentialPattern() {}

    /**
     * Returns whether a key names a secret, such as {@code GITHUB_TOKEN}.
     *
     * @param key key of a value
     * @return whether it does
     */
    public static boolean secretKey(String key) {
        return SECRET_KEY.matcher(key.replaceAll("([a-z])([A-Z])", "$1_$2")).find();
    }

    /**
     * Returns whether a text is nothing but a reference to a block, which the job resolves.
     *
     * @param text the text
     * @return whether it is
     */
    public static boolean blockReference(String text) {
        return PLACEHOLDER.matcher(text.strip()).matches();
    }

    /**
     * Returns whether a text contains a credential in a form that needs no key to be recognized.
     *
     * @param text the text
     * @return whether it does
     */
    public static boolean credential(String text) {
        String without = PLACEHOLDER.matcher(text).replaceAll("");
        return KNOWN.matcher(without).find() || urlCredential(without);
    }

    /**
     * Returns whether a text contains a URL with a password, a token as its user, or a token in its query.
     *
     * @param text the text
     * @return whether it does
     */
    public static boolean urlCredential(String text) {
        String without = PLACEHOLDER.matcher(text).replaceAll("");
        return URL_PASSWORD.matcher(without).find()
                || SSH_PASSWORD.matcher(without).find()
                || QUERY_TOKEN.matcher(without).find();
    }

    /**
     * Returns whether the value of a key is a credential: in a recognized form, or long and random under a key that names a secret.
     *
     * @param key key of the value
     * @param text the value
     * @return whether it is
     */
    public static boolean credential(String key, String text) {
        return credential(text) || (secretKey(key) && random(text));
    }

    private static boolean random(String text) {
        return text.length() >= MINIMUM_LENGTH
                && text.chars().noneMatch(Character::isWhitespace)
                && !text.contains("{{")
                && !text.contains("://");
    }

    /**
     * Returns a text for a message: masked if its key names a secret, and otherwise with the credentials in it masked.
     *
     * @param key key of the value
     * @param text the value
     * @return the text to print
     */
    public static String masked(String key, String text) {
        return secretKey(key) && !blockReference(text) ? Secret.MASK : masked(text);
    }

    /**
     * Returns a text with the credentials in it masked.
     *
     * @param text the text
     * @return the text to print
     */
    public static String masked(String text) {
        String result = KNOWN.matcher(text).replaceAll(Secret.MASK);
        result = URL_PASSWORD.matcher(result).replaceAll("$1" + Secret.MASK + "@");
        result = SSH_PASSWORD.matcher(result).replaceAll("$1" + Secret.MASK + "@");
        return QUERY_TOKEN.matcher(result).replaceAll("$1" + Secret.MASK);
    }

    /**
     * Returns a URL without user and password; the user of {@code ssh} stays, because it is part of the address.
     *
     * @param url the URL
     * @return the URL to use without credentials
     */
    public static String withoutUser(String url) {
        return URL_PASSWORD.matcher(url).replaceAll("$1");
    }
}
