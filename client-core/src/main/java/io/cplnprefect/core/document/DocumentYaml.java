/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
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

    /** What readers drop or change unless it is escaped: an empty first line, other line breaks, and the byte order mark. */
    private static final Pattern ESCAPED = Pattern.compile("^\\n|[\\r\\u0085\\u2028\\u2029\\uFEFF]");

    private DocumentYaml() {}

    /**
     * Returns the document as YAML in block style. Texts that a reader of any version of YAML would read as other values, such as
     * {@code 0755}, {@code ~} and {@code yes}, are quoted.
     *
     * @param document the document
     * @return the text, which ends with a line break
     */
    public static String write(JsonNode document) {
        return new Dump(SETTINGS, new JsonScalars()).dumpToString(DocumentValue.of(document));
    }

    /** Writes texts and numbers so that they are read as what they are. */
    private static final class JsonScalars extends StandardRepresenter {

        private final RepresentToNode plain = new RepresentString();

        JsonScalars() {
            super(SETTINGS);
            representers.put(String.class, value -> text((String) value));
            representers.put(BigDecimal.class, value -> number((BigDecimal) value));
        }

        private Node text(String value) {
            if (!PlainText.isUnambiguous(value)) {
                return representScalar(Tag.STR, value, ScalarStyle.SINGLE_QUOTED);
            }
            return ESCAPED.matcher(value).find()
                    ? representScalar(Tag.STR, value, ScalarStyle.DOUBLE_QUOTED)
                    : plain.representData(value);
        }

        /** A whole number would otherwise be marked as a floating-point number. */
        private Node number(BigDecimal number) {
            return number.scale() <= 0
                    ? representScalar(Tag.INT, number.toBigInteger().toString())
                    : representScalar(Tag.FLOAT, number.toString());
        }
    }
}
