/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * A job configuration whose job variables are filled in. It may still contain references to blocks and variables of the server.
 *
 * <p>Immutable. Its text form omits the values, which may be secret.
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
            throw InvalidJobConfigurationException.of("job_configuration", "is not an object", "make it an object");
        }
        return new ResolvedTemplate(object, resolver.unresolved());
    }

    /**
     * Returns a job configuration whose values are not searched for references.
     *
     * @param configuration the job configuration; copied
     * @return the template
     */
    public static ResolvedTemplate withoutReferences(ObjectNode configuration) {
        return new ResolvedTemplate(configuration.deepCopy(), Set.of());
    }

    /**
     * Returns this template with references replaced; references without a value remain.
     *
     * <p>A block may contain references to variables, so read the blocks first and then the references that remain.
     *
     * @param found the data of blocks and the values of variables; an empty string for a variable that does not exist
     * @return the template
     * @throws InvalidJobConfigurationException if a block has no value at the path of a reference
     */
    public ResolvedTemplate with(Map<TemplateReference, JsonNode> found) {
        return of(configuration, found);
    }

    /**
     * Returns the remaining references.
     *
     * @return references in the order of the template
     */
    public Set<TemplateReference> unresolved() {
        return unresolved;
    }

    /**
     * Returns the job configuration.
     *
     * @return a copy
     */
    public ObjectNode configuration() {
        return configuration.deepCopy();
    }

    @Override
    public String toString() {
        return "ResolvedTemplate{unresolved=" + unresolved + "}";
    }
}
