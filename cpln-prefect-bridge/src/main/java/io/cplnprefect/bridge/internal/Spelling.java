/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name that was probably meant by a misspelled one. Pure functions. */
public final class Spelling {

    private static final int LETTERS_PER_MISTAKE = 3;

    private Spelling() {}

    /**
     * Returns the most similar name, or null if none is similar: at most one inserted, deleted, replaced or exchanged letter for
     * each three letters, whatever their case.
     */
    public static @Nullable String closest(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(word, name) <= Math.max(1, name.length() / LETTERS_PER_MISTAKE))
                .filter(name -> distance(word, name) < name.length())
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** The optimal string alignment distance. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > Math.max(a.length(), b.length()) / 2) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
