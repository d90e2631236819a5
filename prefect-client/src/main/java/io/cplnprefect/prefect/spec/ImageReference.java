/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.error.UsageException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a container image: {@code [registry[:port]/]path[:tag][@digest]}. Immutable.
 *
 * @param repository registry and path, without tag and digest
 * @param tag the tag, or {@code null}
 * @param digest the digest, such as {@code sha256:} and 64 hexadecimal digits, or {@code null}
 */
public record ImageReference(
        String repository, @Nullable String tag, @Nullable String digest) {

    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    // Control Plane's own registry is written //image/<name>:<tag> or /org/<org>/image/<name>:<tag>.
    private static final Pattern FORM =
            Pattern.compile("((?://?)?(?:(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d+)?)/)?" + COMPONENT
                    + "(?:/" + COMPONENT + ")*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

    /**
     * Parses a reference.
     *
     * @param text the reference
     * @return the reference
     * @throws UsageException if it is invalid
     */
    public static ImageReference parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    "Invalid image '" + text + "': expected [registry/]name[:tag][@digest] in lower case");
        }
        return new ImageReference(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /**
     * Returns the reference in a text that may be another one, such as a template.
     *
     * @param text the text
     * @return the reference; empty if the text is not one
     */
    public static Optional<ImageReference> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
    }

    /**
     * Returns the same image with another tag and without a digest.
     *
     * @param newTag the tag
     * @return the reference
     * @throws UsageException if the tag is invalid
     */
    public ImageReference withTag(String newTag) {
        return parse(repository + ":" + newTag);
    }

    /** Returns the reference in its usual form. */
    @Override
    public String toString() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
