/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mean CPU load of the machine since its creation, from {@code /proc/stat}. */
final class CpuLoad {

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAIT = 4;

    private final List<Long> start = times();

    /** Returns the mean in percent of all processors. */
    double meanPercent() {
        List<Long> now = times();
        double all = 0;
        for (int i = 0; i < now.size(); i++) {
            all += now.get(i) - start.get(i);
        }
        double idle = now.get(IDLE) - start.get(IDLE) + now.get(WAIT) - start.get(WAIT);
        return 100 * (all - idle) / all;
    }

    private static List<Long> times() {
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            String all = lines.findFirst().orElseThrow();
            return Stream.of(all.split(" +")).skip(1).map(Long::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
