/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The output of worker processes. */
record WorkerLogs(List<Path> files) {

    /** Returns how often a worker observed the job of a flow run that it had not claimed itself. */
    long adoptions() {
        long adoptions = 0;
        for (Path file : files) {
            Set<String> claimed = new HashSet<>();
            Set<String> observed = new HashSet<>();
            for (String line : lines(file)) {
                add(line, ChaosWorker.CLAIMED, claimed);
                add(line, ChaosWorker.OBSERVED, observed);
            }
            observed.removeAll(claimed);
            adoptions += observed.size();
        }
        return adoptions;
    }

    private static void add(String line, String begin, Set<String> ids) {
        if (line.startsWith(begin)) {
            ids.add(line.substring(begin.length()));
        }
    }

    /** Returns the lines that contain a text, each after the name of its file. */
    List<String> linesWith(String text) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            lines(file).stream()
                    .filter(line -> line.contains(text))
                    .forEach(line -> found.add(file.getFileName() + " " + line));
        }
        return found;
    }

    /** A process that was killed may have written half of a character, which the decoder replaces. */
    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
