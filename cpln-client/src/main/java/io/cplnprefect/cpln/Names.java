/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.error.UsageException;
import java.util.regex.Pattern;

/** Checks names before they enter a path, so that none can lead elsewhere. */
final class Names {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@+-]{0,199}");

    private Names() {}

    /** The rules differ from kind to kind and are the platform's to judge; this keeps out what is no path segment. */
    static String require(String what, String name) {
        if (!SEGMENT.matcher(name).matches() || name.contains("..")) {
            throw new UsageException("The " + what + " name '" + name
                    + "' cannot be one: use letters, digits, dashes and dots, beginning with a letter or digit");
        }
        return name;
    }
}
