/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {

    private static final String PAGE = """
            A page.

            ```java
            String name = "one";
            seen.add(name);
            ```

            ```
            not java
            ```

            ```java
            seen.add(%s);
            ```
            """;

    @TempDir
    private Path folder;

    private final List<Object> seen = new ArrayList<>();

    private Snippets page(String second) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), PAGE.formatted(second));
        return Snippets.of(page).imports("import java.util.*;\n").variable("seen", List.class, seen);
    }

    @Test
    void snippets_runInTheOrderOfThePage() throws IOException {
        Snippets snippets = page("Optional.of(2)");

        snippets.run(folder);

        assertThat(snippets.code()).hasSize(2);
        assertThat(seen).hasToString("[one, Optional[2]]");
    }

    @Test
    void joinedSnippets_shareTheirVariables() throws IOException {
        page("name + name").joined().run(folder);

        assertThat(seen).hasToString("[one, oneone]");
    }

    @Test
    void snippet_thatDoesNotCompile_failsWithTheMessageOfTheCompiler_beforeOthersRun() throws IOException {
        Snippets snippets = page("name");

        assertThatThrownBy(() -> snippets.run(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("page.md cannot be compiled")
                .hasMessageContaining("cannot find symbol");
        assertThat(seen).isEmpty();
    }

    @Test
    void snippet_thatThrows_failsWithItsNumber() throws IOException {
        Snippets snippets = page("List.of().get(0)");

        assertThatThrownBy(() -> snippets.run(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Snippet 2 of")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void page_withoutCode_isRefused() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "A page.");

        assertThatThrownBy(() -> Snippets.of(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no block ```java");
    }
}
