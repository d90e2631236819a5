/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.util.regex.Pattern;

/** Paths of values in a document, such as {@code spec.containers[0].env[2].name}. */
public final class DocumentPath {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private DocumentPath() {}

    /**
     * Returns the path of a member of an object.
     *
     * @param object path of the object; empty for the document
     * @param key name of the member
     * @return the path, in which a name with other characters than letters, digits, _ and - is quoted
     */
    public static String of(String object, String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return object + "[\"" + key + "\"]";
        }
        return object.isEmpty() ? key : object + "." + key;
    }

    /**
     * Returns the path of an item of an array.
     *
     * @param array path of the array
     * @param index index of the item, from 0
     * @return the path
     */
    public static String of(String array, int index) {
        return array + "[" + index + "]";
    }
}
