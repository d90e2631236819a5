/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.setting.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organization and the token that a job configuration names. Immutable.
 *
 * @param org name of the organization
 * @param token the token of the configuration block, or {@code null} for that of the worker
 */
public record ConfiguredPlatform(String org, @Nullable Secret token) {

    private static final String ORG = "org";
    private static final String CONFIG = "config";

    /**
     * Reads a filled template.
     *
     * @param template the filled template
     * @param defaultOrg the organization of the worker
     * @return the organization and the token
     * @throws InvalidJobConfigurationException if the configuration block does not exist or is not one
     */
    public static ConfiguredPlatform of(ResolvedTemplate template, String defaultOrg) {
        JsonNode configuration = template.configuration();
        JsonNode block = configuration.path(CONFIG);
        boolean absent = block.isMissingNode() || block.isNull();
        if (!absent && (!block.isObject() || block.has("$ref"))) {
            throw InvalidJobConfigurationException.of(
                    CONFIG, "refers to a block that was not found", "create the block, or remove the job variable");
        }
        String token = block.path("token").asText("");
        String org = configuration.path(ORG).asText("").strip();
        return new ConfiguredPlatform(org.isEmpty() ? defaultOrg : org, token.isBlank() ? null : Secret.of(token));
    }

    /**
     * Returns whether job variables may name another organization or token than the defaults do.
     *
     * @param jobVariables the job variables
     * @return whether they contain one of the two
     */
    public static boolean isNamedBy(Map<String, ?> jobVariables) {
        return jobVariables.containsKey(ORG) || jobVariables.containsKey(CONFIG);
    }
}
