/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The base job template of the work pool of a stack. Pure functions. */
final class PoolTemplate {

    private static final String CONFIG = "/variables/properties/config";

    private PoolTemplate() {}

    /** Returns the standard template, whose jobs use the image of the server and its address within the organization. */
    static ObjectNode of(PrefectStack stack) {
        ObjectNode template = BaseJobTemplate.standard(stack.server().image()).json();
        template.withObject("/variables/properties/env")
                .putObject("default")
                .put("PREFECT_API_URL", stack.internalApiUrl());
        return template;
    }

    /** Returns a template whose jobs use the token of a block, unless they name another; the same template if it names one already. */
    static ObjectNode withConfiguration(ObjectNode template, @Nullable UUID block) {
        ObjectNode copy = template.deepCopy();
        if (block != null && needsConfiguration(template)) {
            copy.withObject(CONFIG).putObject("default").putObject("$ref").put("block_document_id", block.toString());
        }
        return copy;
    }

    /** Returns whether a template has a variable for a configuration block, without a default. */
    static boolean needsConfiguration(ObjectNode template) {
        return template.at(CONFIG).isObject() && !template.at(CONFIG).hasNonNull("default");
    }
}
