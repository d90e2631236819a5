/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param heapBytes heap in use after a collection
 * @param threads number of threads
 * @param sockets number of sockets, or -1 on systems without {@code /proc}
 */
record ProcessSize(long heapBytes, int threads, long sockets) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static ProcessSize now() throws IOException {
        System.gc();
        System.gc();
        return new ProcessSize(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openSockets());
    }

    private static long openSockets() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return -1;
        }
        List<Path> descriptors;
        try (Stream<Path> list = Files.list(DESCRIPTORS)) {
            descriptors = list.toList();
        }
        long sockets = 0;
        for (Path descriptor : descriptors) {
            // The descriptor of the list itself is closed by now.
            if (Files.isSymbolicLink(descriptor)
                    && Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                sockets++;
            }
        }
        return sockets;
    }
}
