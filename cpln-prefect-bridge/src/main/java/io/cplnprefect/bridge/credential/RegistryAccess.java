/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.gvc.GvcSpec;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.Base64;

/**
 * The access of a GVC to a private registry of images: a secret of Control Plane, which becomes a pull secret of the GVC.
 * No job template has registry credentials.
 *
 * <pre>{@code
 * RegistryAccess access = RegistryAccess.of("harbor", "harbor.example.com", "robot$etl", Secret.of(password));
 * OrgScope org = controlPlane.org("acme");
 * org.secrets().put(access.secret()).execute();
 * org.gvcs().update("prefect", access::addTo).execute();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param secret the secret; its data is not printed
 */
public record RegistryAccess(SecretDocument secret) {

    /**
     * Returns the access with user and password.
     *
     * @param secretName name of the secret on Control Plane
     * @param registry host of the registry, with a port if it is not the usual one
     * @param user user name, such as that of a robot account that may only pull
     * @param password password or token
     * @return the access
     * @throws UsageException if the registry or the user is blank
     */
    public static RegistryAccess of(String secretName, String registry, String user, Secret password) {
        if (registry.isBlank() || user.isBlank()) {
            throw new UsageException("Missing registry or user. Set both, such as harbor.example.com and robot$etl.");
        }
        String pair = user + ":" + password.reveal();
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration
                .putObject("auths")
                .putObject(registry)
                .put("username", user)
                .put("password", password.reveal())
                .put("auth", Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        return new RegistryAccess(SecretDocument.builder()
                .name(secretName)
                .type(SecretType.DOCKER)
                .data(configuration.toString())
                .build());
    }

    /**
     * Returns a GVC with this secret as one of its pull secrets.
     *
     * @param gvc the GVC
     * @return the same GVC if it has the secret, else a new one
     */
    public Gvc addTo(Gvc gvc) {
        GvcSpec spec = gvc.spec() == null ? GvcSpec.builder().build() : gvc.spec();
        boolean present = spec.pullSecretLinks().stream().anyMatch(link -> link.endsWith("/secret/" + secret.name()));
        return present
                ? gvc
                : Gvc.builder()
                        .from(gvc)
                        .spec(GvcSpec.builder()
                                .from(spec)
                                .addPullSecretLinks("//secret/" + secret.name())
                                .build())
                        .build();
    }

    /** Returns the name of the secret. */
    @Override
    public String toString() {
        return "RegistryAccess[secret=" + secret.name() + "]";
    }
}
