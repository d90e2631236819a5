/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The texts of repeated measurements. */
final class Figures {

    private Figures() {}

    /** Returns minimum, median and maximum; one number if there is only one. */
    static String minMedianMax(double[] values, String format) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 1) {
            return String.format(Locale.ROOT, format, sorted[0]);
        }
        return String.format(
                Locale.ROOT,
                format + ", " + format + ", " + format,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }
}
