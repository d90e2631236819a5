/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.util.Arrays;
import java.util.List;

/**
 * How the lines that were received compare with those that a job has printed. Lines that the job has not printed as numbered ones are
 * ignored.
 *
 * @param expected number of printed lines
 * @param lost number of lines that are missing
 * @param repeated number of lines that are there again
 * @param unordered number of lines that follow one with a greater number
 */
record CopiedLines(int expected, int lost, int repeated, int unordered) {

    private static final String BEGIN = "line ";

    static CopiedLines of(int expected, List<String> received) {
        int[] counts = new int[expected];
        int repeated = 0;
        int unordered = 0;
        int last = -1;
        for (String line : received) {
            if (!line.startsWith(BEGIN)) {
                continue;
            }
            int number = Integer.parseInt(line.substring(BEGIN.length()));
            if (counts[number]++ > 0) {
                repeated++;
            } else if (number < last) {
                unordered++;
            }
            last = Math.max(last, number);
        }
        int lost = (int) Arrays.stream(counts).filter(count -> count == 0).count();
        return new CopiedLines(expected, lost, repeated, unordered);
    }

    boolean isCorrect() {
        return lost == 0 && repeated == 0 && unordered == 0;
    }

    @Override
    public String toString() {
        return expected + " lines: " + lost + " lost, " + repeated + " repeated, " + unordered + " out of order";
    }
}
