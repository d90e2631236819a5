/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

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
        return new Dump(SETTINGS).dumpToString(DocumentValue.of(document));
    }
}
