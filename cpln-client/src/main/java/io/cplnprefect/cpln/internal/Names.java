/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.error.UsageException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Checks of names before they become segments of a path. */
public final class Names {

    /** Domains may begin with a wildcard. */
    private static final Pattern SEGMENT = Pattern.compile("(\\*\\.)?[A-Za-z0-9][A-Za-z0-9._:@+-]{0,199}");

    private Names() {}

    /**
     * Returns a name that is a valid path segment, or several in the case of an image. The rules of each kind are left to the server.
     *
     * @param what kind of the named object, for the message
     * @param name the name
     * @return the name
     * @throws UsageException if the name is invalid
     */
    public static String require(String what, String name) {
        if (!isValid(what, name)) {
            throw new UsageException("Invalid " + what + " name '" + name + "': " + rule());
        }
        return name;
    }

    /**
     * Returns whether a name is a valid path segment.
     *
     * @param name the name
     * @return {@code true} if it is valid
     */
    public static boolean isValid(String name) {
        return SEGMENT.matcher(name).matches() && !name.contains("..");
    }

    /**
     * Returns whether the name of an object is valid in a path.
     *
     * @param kind kind of the object
     * @param name the name
     * @return {@code true} if it is valid
     */
    public static boolean isValid(String kind, String name) {
        // The repository of an image may contain slashes.
        return kind.equals("image") ? Arrays.stream(name.split("/", -1)).allMatch(Names::isValid) : isValid(name);
    }

    /**
     * Returns the rule of valid names, for messages.
     *
     * @return the rule
     */
    public static String rule() {
        return "expected 1 to 200 letters, digits, or the characters . _ : @ + -, starting with a letter or digit";
    }
}
