/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of the suite: scripts, and what the real servers responded to them. */
final class ContractFiles {
    private static final Path ROOT = Path.of("src/test/resources/io/cplnprefect/testkit/prefect/contract");
    /** One script for each noun. */
    static final Path SCRIPTS = ROOT.resolve("scripts");

    /** The outcomes of operations of which the suite has no case yet. */
    static final Path WITHOUT_CASE = ROOT.resolve("without-case.txt");

    private ContractFiles() {}

    /** Returns the recorded responses to a script. */
    static List<String> recorded(PrefectRelease release, String noun) {
        return read(recording(release, noun));
    }

    /** Records the responses to a script. */
    static void record(PrefectRelease release, String noun, List<String> responses) {
        write(recording(release, noun), responses);
    }

    /** Returns the operations of a release as recorded, each with its method and path. */
    static List<String> operations(PrefectRelease release) {
        return read(recording(release, "operations"));
    }

    /** Returns the members of the filters of a release as recorded. */
    static List<String> filterMembers(PrefectRelease release) {
        return read(recording(release, "filter_members"));
    }

    /** Returns the lines of a file without comments and blank lines. */
    static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path recording(PrefectRelease release, String name) {
        return ROOT.resolve("recorded").resolve(name + "-" + release.version() + ".gz");
    }

    private static List<String> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<String> lines) {
        if (read(file).equals(lines)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
