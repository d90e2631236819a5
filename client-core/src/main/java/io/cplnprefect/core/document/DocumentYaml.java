/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** A writer of YAML. */
public final class DocumentYaml {

    private static final int WIDTH = 120;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDefaultScalarStyle(ScalarStyle.PLAIN)
            .setWidth(WIDTH)
            .build();

    private DocumentYaml() {}

    /**
     * Returns the document as YAML in block style.
     *
     * @param document the document
     * @return the text, which ends with a line break
     */
    public static String write(JsonNode document) {
        return new Dump(SETTINGS, new Numbers()).dumpToString(DocumentValue.of(document));
    }

    /** Writes a whole number as such also if it is a {@link BigDecimal}, which would otherwise be marked as a floating-point number. */
    private static final class Numbers extends StandardRepresenter {

        Numbers() {
            super(SETTINGS);
            representers.put(BigDecimal.class, value -> represent((BigDecimal) value));
        }

        private Node represent(BigDecimal number) {
            return number.scale() <= 0
                    ? representScalar(Tag.INT, number.toBigInteger().toString())
                    : representScalar(Tag.FLOAT, number.toString());
        }
    }
}
