/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import org.junit.jupiter.api.Test;

class OutputFormatTest {

    private final ObjectNode document =
            JsonNodeFactory.instance.objectNode().put("name", "etl").put("line", "yes: \"no\"");

    private final Result result = new Result(document, "etl");

    @Test
    void result_isOneDocumentInEachFormat() {
        assertThat(OutputFormat.TABLE.write(result)).isEqualTo("etl\n");
        assertThat(OutputFormat.JSON.write(result)).isEqualTo("""
                {
                  "name" : "etl",
                  "line" : "yes: \\"no\\""
                }
                """);
        assertThat(OutputFormat.YAML.write(result)).isEqualTo("""
                name: etl
                line: 'yes: "no"'
                """);
    }

    @Test
    void documentOfAStream_endsBeforeTheNextOne() {
        assertThat(OutputFormat.TABLE.writeOne(result)).isEqualTo("etl\n");
        assertThat(OutputFormat.JSON.writeOne(result)).isEqualTo("{\"name\":\"etl\",\"line\":\"yes: \\\"no\\\"\"}\n");
        assertThat(OutputFormat.YAML.writeOne(result)).startsWith("---\nname: etl\n");
    }

    @Test
    void emptyText_hasNoLine() {
        assertThat(OutputFormat.TABLE.write(new Result(document, ""))).isEmpty();
    }
}
