/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * A job configuration with its job variables filled in, and perhaps still with references to blocks and variables of the server.
 *
 * <p>Immutable. Its text form leaves out the values, which may hold secrets.
 */
public final class ResolvedTemplate {

    private final ObjectNode configuration;
    private final Set<TemplateReference> unresolved;

    private ResolvedTemplate(ObjectNode configuration, Set<TemplateReference> unresolved) {
        this.configuration = configuration;
        this.unresolved = unresolved;
    }

    static ResolvedTemplate of(JsonNode configuration, Map<TemplateReference, JsonNode> found) {
        ReferenceResolver resolver = new ReferenceResolver(found);
        JsonNode resolved = resolver.resolve("", configuration);
        if (!(resolved instanceof ObjectNode object)) {
            throw InvalidJobConfigurationException.of("job_configuration", "is not an object", "make it one");
        }
        return new ResolvedTemplate(object, resolver.unresolved());
    }

    /**
     * Fills in what was fetched; references that are not among it stay.
     *
     * <p>A block may itself name variables, so fetch once for blocks and once more for what is left after them.
     *
     * @param found the data of blocks and the values of variables; an empty text for a variable that does not exist
     * @throws InvalidJobConfigurationException if a block lacks what the template asks of it
     */
    public ResolvedTemplate with(Map<TemplateReference, JsonNode> found) {
        return of(configuration, found);
    }

    /** Returns what is still to be fetched, in the order of the template. */
    public Set<TemplateReference> unresolved() {
        return unresolved;
    }

    /** Returns a copy of the configuration. */
    public ObjectNode configuration() {
        return configuration.deepCopy();
    }

    @Override
    public String toString() {
        return "ResolvedTemplate{unresolved=" + unresolved + "}";
    }
}
