/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

class TableTest {

    private static final ColorScheme PLAIN = Help.defaultColorScheme(Ansi.OFF);

    @Test
    void columns_areAsWideAsTheirWidestCell() {
        Table table = new Table(PLAIN, "NAME", "EXIT CODE", "MESSAGE")
                .row("a-long-name", 7, "failed")
                .row("b", null, "");

        assertThat(table).hasToString("""
                NAME         EXIT CODE  MESSAGE
                a-long-name  7          failed
                b            -
                """);
    }

    @Test
    void cellOfSeveralLines_isPrintedOnOne() {
        Table table = new Table(PLAIN, "MESSAGE").row("first\r\nsecond\u001b[2J\n");

        assertThat(table).hasToString("MESSAGE\nfirst second [2J\n");
    }

    @Test
    void header_withColors_isBold() {
        Table table = new Table(Help.defaultColorScheme(Ansi.ON), "NAME").row("@|red x|@");

        assertThat(table.toString()).startsWith("\u001b[1mNAME").endsWith("\n@|red x|@\n");
    }

    @Test
    void rowOfAnotherLength_isRefused() {
        Table table = new Table(PLAIN, "NAME", "STATE");

        assertThatThrownBy(() -> table.row("a")).hasMessage("Expected 2 cells, not 1");
    }
}
