/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that compiles: each whole program in it is one of the examples, word for word. */
class ReadmeTest {

    private static final Pattern PROGRAM = Pattern.compile("```java\n(import .*?)```", Pattern.DOTALL);
    private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");
    private static final Pattern JAVADOC = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void programs_areExamplesWordForWord() throws IOException {
        List<String> programs = PROGRAM.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(program -> program.group(1))
                .toList();
        assertThat(programs).isNotEmpty();
        for (String program : programs) {
            Matcher name = CLASS_NAME.matcher(program);
            assertThat(name.find()).isTrue();
            Path example = Path.of("src/main/java/io/cplnprefect/examples", name.group(1) + ".java");
            assertThat(words(program)).isEqualTo(words(Files.readString(example)));
        }
    }

    private static List<String> words(String source) {
        String bare = JAVADOC.matcher(source).replaceAll("").replace("package io.cplnprefect.examples;", "");
        return List.of(bare.strip().split("\\s+", -1));
    }
}
