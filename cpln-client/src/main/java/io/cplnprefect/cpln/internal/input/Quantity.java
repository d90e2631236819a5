/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import java.util.regex.Pattern;

/** Amounts of processors and memory, such as {@code 500m} and {@code 2Gi}. */
final class Quantity {

    private static final int MAX_LENGTH = 20;
    private static final Pattern FORM = Pattern.compile(
            "\\+?(?=[0-9.]*[1-9])([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkKMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?");

    private Quantity() {}

    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
