/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A segment of the path of an address. */
public final class PathSegment {

    private PathSegment() {}

    /**
     * Returns a text as one segment.
     *
     * @param text any text
     * @return the text with its special characters encoded
     */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
