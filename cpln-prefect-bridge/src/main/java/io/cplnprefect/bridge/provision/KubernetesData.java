/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data of a Secret or ConfigMap. The text form contains none of it.
 *
 * @param name name of the object
 * @param isSecret whether it is a Secret
 * @param isDocker whether it has the credentials of an image registry
 * @param values the values by their keys, decoded
 */
record KubernetesData(String name, boolean isSecret, boolean isDocker, Map<String, String> values) {

    private static final String DOCKER = "kubernetes.io/dockerconfigjson";
    private static final String DOCKER_KEY = ".dockerconfigjson";

    /** Returns the data of a document; problems are reported without values. */
    static KubernetesData read(String name, boolean isSecret, Fields document) {
        String type = document.text("type");
        Map<String, String> values = new TreeMap<>();
        document.object(isSecret ? "stringData" : "data").each((key, value) -> values.put(key, value.asText()));
        document.object(isSecret ? "data" : "binaryData").each((key, value) -> {
            String decoded = decoded(value.asText());
            if (decoded == null) {
                document.problem(isSecret ? "data" : "binaryData", "has a value that is not base64", "encode it");
            } else {
                values.put(key, decoded);
            }
        });
        document.accept("immutable");
        boolean isDocker = DOCKER.equals(type);
        if (isDocker && !values.containsKey(DOCKER_KEY)) {
            document.problem("data", "has no key " + DOCKER_KEY, "add it");
        }
        return new KubernetesData(name, isSecret, isDocker, values);
    }

    private static @Nullable String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Returns the secret on Control Plane. */
    SecretDocument secret() {
        return SecretDocument.builder()
                .name(name)
                .type(isDocker ? SecretType.DOCKER : SecretType.DICTIONARY)
                .data(isDocker ? values.getOrDefault(DOCKER_KEY, "") : values)
                .build();
    }

    @Override
    public String toString() {
        return "KubernetesData{" + name + ", " + values.size() + " values}";
    }
}
