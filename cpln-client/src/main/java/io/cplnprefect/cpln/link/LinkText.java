/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.link;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.internal.Names;
import org.jspecify.annotations.Nullable;

/** The text of a link, read from left to right. Not thread-safe. */
final class LinkText {

    private static final int MAX_LENGTH = 1000;
    private static final String FORMS =
            "expected /org/ORG/KIND/NAME, /org/ORG/gvc/GVC/KIND/NAME, //KIND/NAME or //gvc/GVC/KIND/NAME";

    private final String text;
    private int at;

    LinkText(String text) {
        this.text = text;
    }

    ResourceLink resource() {
        if (text.length() > MAX_LENGTH) {
            throw new UsageException("Invalid link '" + text.substring(0, 40) + "…': it has " + text.length()
                    + " characters; use at most " + MAX_LENGTH);
        }
        String org = null;
        if (text.startsWith("//")) {
            at = 1;
        } else {
            if (!text.startsWith("/org/")) {
                throw invalid(0, FORMS);
            }
            at = "/org".length();
            org = segment("name of the organization");
            if (at == text.length()) {
                return new ResourceLink(org, null, "org", org, "");
            }
        }
        if (org != null && text.startsWith("/-", at)) {
            return new ResourceLink(org, null, "org", org, below());
        }
        int start = at + 1;
        String kind = segment("kind");
        if (kind.equals("org")) {
            throw invalid(start, FORMS);
        }
        String name = name(kind);
        if (!kind.equals("gvc") || at == text.length() || text.startsWith("/-", at)) {
            return new ResourceLink(org, null, kind, name, below());
        }
        String inner = segment("kind");
        return new ResourceLink(org, name, inner, name(inner), below());
    }

    private String name(String kind) {
        if (!kind.equals("image")) {
            return segment("name of the " + kind);
        }
        // The repository of an image may contain slashes.
        StringBuilder name = new StringBuilder(segment("name of the image"));
        while (at < text.length() && !text.startsWith("/-", at)) {
            name.append('/').append(segment("name of the image"));
        }
        return name.toString();
    }

    private String below() {
        StringBuilder below = new StringBuilder();
        while (at < text.length()) {
            int start = at + 1;
            String prefix = text.startsWith("/-", at) ? "-" : "";
            below.append(below.isEmpty() ? "" : "/")
                    .append(prefix)
                    .append(segmentFrom(start + prefix.length(), "name"));
        }
        return below.toString();
    }

    private String segment(String what) {
        return segmentFrom(at + 1, what);
    }

    /** Returns the segment from a position on, which follows a slash, and moves behind it. */
    private String segmentFrom(int start, String what) {
        if (start > text.length()) {
            throw invalid(text.length(), "expected a slash and the " + what);
        }
        int slash = text.indexOf('/', start);
        String segment = text.substring(start, slash < 0 ? text.length() : slash);
        if (!Names.isValid(segment)) {
            throw invalid(start + invalidCharacter(segment), "invalid " + what + ", " + Names.rule());
        }
        at = start + segment.length();
        return segment;
    }

    private static int invalidCharacter(String segment) {
        for (int length = 1; length <= segment.length(); length++) {
            if (!Names.isValid(segment.substring(0, length))) {
                return length - 1;
            }
        }
        return 0;
    }

    private UsageException invalid(int position, String problem) {
        return new UsageException(
                "Invalid link '" + printable(text) + "', character " + (position + 1) + ": " + problem);
    }

    /** Returns the text without the characters that would change a terminal or a log. */
    static String printable(@Nullable String text) {
        return text == null ? "null" : text.replaceAll("\\p{Cntrl}", "?");
    }
}
