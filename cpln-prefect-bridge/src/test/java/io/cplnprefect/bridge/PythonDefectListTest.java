/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect of the Python integration in starting, watching and logging jobs has a test, which exists. */
class PythonDefectListTest {

    private static final int FIRST = 25;
    private static final int LAST = 59;

    private static Stream<String> rows() throws IOException, URISyntaxException {
        Path list = Path.of(Objects.requireNonNull(PythonDefectListTest.class.getResource("/python-defects.txt"))
                .toURI());
        return Files.readAllLines(list).stream().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void defect_hasATest(String row) throws IOException {
        List<String> cells = List.of(row.split(" \\| "));
        List<String> test = List.of(cells.get(2).split("[/#]", -1));
        String name = test.get(test.size() - 2) + ".java";

        Path source;
        try (Stream<Path> files = Files.walk(Path.of("..", test.get(0), "src", "test", "java"))) {
            source = files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }

        assertThat(Files.readString(source)).contains("void " + test.get(test.size() - 1) + "(");
    }

    @Test
    void everyDefect_isInTheList() throws IOException, URISyntaxException {
        Set<Integer> numbers = new TreeSet<>();
        rows().forEach(row -> numbers.add(Integer.valueOf(row.substring(0, row.indexOf(' ')))));

        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(FIRST, LAST).boxed().toList());
    }
}
