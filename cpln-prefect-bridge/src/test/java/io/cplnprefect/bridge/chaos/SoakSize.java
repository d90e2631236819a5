/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the process of a worker holds.
 *
 * @param heapKb heap in use after a collection, in KB
 * @param threads number of threads
 * @param files number of open files, sockets included
 * @param sockets number of sockets
 * @param lines number of log lines that it has received
 */
record SoakSize(long heapKb, long threads, long files, long sockets, long lines) {

    private static final String BEGIN = "soak-size ";
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static SoakSize now(long lines) throws IOException {
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        List<Path> files;
        try (Stream<Path> list = Files.list(DESCRIPTORS)) {
            files = list.toList();
        }
        long sockets = 0;
        for (Path file : files) {
            // The descriptor of the list itself is closed by now, and others may close at any time.
            if (Files.isSymbolicLink(file)
                    && Files.readSymbolicLink(file).toString().startsWith("socket:")) {
                sockets++;
            }
        }
        return new SoakSize(
                heap / 1024, ManagementFactory.getThreadMXBean().getThreadCount(), files.size(), sockets, lines);
    }

    /** Returns the line that a process prints. */
    String line() {
        return BEGIN + heapKb + " " + threads + " " + files + " " + sockets + " " + lines;
    }

    /** Returns the sizes that a process has printed. */
    static List<SoakSize> in(Stream<String> lines) {
        return lines.filter(line -> line.startsWith(BEGIN))
                .map(line -> line.substring(BEGIN.length()).split(" ", -1))
                .map(n -> new SoakSize(
                        Long.parseLong(n[0]),
                        Long.parseLong(n[1]),
                        Long.parseLong(n[2]),
                        Long.parseLong(n[3]),
                        Long.parseLong(n[4])))
                .toList();
    }
}
