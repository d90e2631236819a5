/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fills the template of a work pool with the job variables of a deployment and a flow run, and with the blocks and variables of the
 * server that it refers to. Thread-safe; methods block.
 */
public final class TemplateReader {

    /** Blocks may refer to variables. */
    private static final int REFERENCE_PASSES = 2;

    private final Prefect prefect;
    private final ObjectMapper mapper;

    /**
     * Creates a reader. Sends no request.
     *
     * @param prefect client of the Prefect API, which the caller closes
     */
    public TemplateReader(Prefect prefect) {
        this.prefect = prefect;
        this.mapper = prefect.connection().mapper();
    }

    /**
     * Fills the template of a work pool. Reads each block and variable that it refers to.
     *
     * @param pool the work pool
     * @param deployment the deployment of the flow run, if it has one
     * @param runVariables the job variables of the flow run
     * @return the template; references to what does not exist remain
     * @throws InvalidJobConfigurationException if the template is invalid
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public ResolvedTemplate read(
            WorkPool pool, @Nullable Deployment deployment, @Nullable Map<String, @Nullable Object> runVariables) {
        ObjectNode variables =
                JobVariables.merge(deployment == null ? null : object(deployment.jobVariables()), object(runVariables));
        ResolvedTemplate template =
                BaseJobTemplate.of(object(pool.baseJobTemplate())).fill(variables, System.getenv());
        for (int pass = 0; pass < REFERENCE_PASSES && !template.unresolved().isEmpty(); pass++) {
            template = template.with(values(template.unresolved()));
        }
        return template;
    }

    private Map<TemplateReference, JsonNode> values(Set<TemplateReference> references) {
        Map<TemplateReference, JsonNode> found = new HashMap<>();
        for (TemplateReference reference : references) {
            JsonNode value = value(reference);
            if (value != null) {
                found.put(reference, value);
            }
        }
        return found;
    }

    private @Nullable JsonNode value(TemplateReference reference) {
        try {
            if (reference instanceof TemplateReference.BlockById block) {
                return mapper.valueToTree(prefect.blockDocuments()
                        .read(UUID.fromString(block.id()), true)
                        .execute()
                        .data());
            }
            if (reference instanceof TemplateReference.BlockByName block) {
                return mapper.valueToTree(prefect.blockDocuments()
                        .readByName(block.typeSlug(), block.name(), true)
                        .execute()
                        .data());
            }
            TemplateReference.Variable variable = (TemplateReference.Variable) reference;
            return mapper.valueToTree(
                    prefect.variables().readByName(variable.name()).execute().value());
        } catch (ServiceException.NotFound missing) {
            return reference instanceof TemplateReference.Variable ? TextNode.valueOf("") : null;
        }
    }

    /** Servers return null for absent objects. */
    private ObjectNode object(@Nullable Map<String, @Nullable Object> json) {
        JsonNode tree = mapper.valueToTree(json);
        return tree instanceof ObjectNode object ? object : mapper.createObjectNode();
    }
}
