/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.Slug;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets on Control Plane by which jobs receive the credentials of the worker for Prefect, so that no workload and no command
 * contains them. A secret is written when the worker needs it first, and again when the credential has changed. Thread-safe.
 */
final class CredentialSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialSecrets.class);

    private static final String SWITCH = "PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET";

    /** Names of variables, with the end of the names of their secrets. */
    private static final Map<String, String> CREDENTIALS =
            Map.of("PREFECT_API_KEY", "api-key", "PREFECT_API_AUTH_STRING", "auth-string");

    private static final int MAX_NAME = 64;

    private final OrgScope org;
    private final String worker;
    /** The values that were written, by variable. Guarded by this object. */
    private final Map<String, Secret> written = new HashMap<>();

    CredentialSecrets(OrgScope org, String worker) {
        this.org = org;
        this.worker = worker;
    }

    /** Returns whether credentials are stored, by the settings, else by the environment. */
    static boolean isEnabled(WorkerSettings settings, Map<String, String> environment) {
        if (settings.credentialsInSecrets() != null) {
            return settings.credentialsInSecrets();
        }
        String value = environment.getOrDefault(SWITCH, "").trim().toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1");
    }

    /**
     * Returns a manifest whose variables have references to secrets in place of the worker's credentials.
     *
     * @param manifest the manifest, which is not changed
     * @param environment the variables of the worker for its jobs
     * @throws UsageException if the token is not permitted to write the secrets
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    ObjectNode replaceIn(ObjectNode manifest, Map<String, String> environment) {
        ObjectNode replaced = manifest.deepCopy();
        for (JsonNode container : replaced.at("/spec/template/spec/containers")) {
            for (JsonNode variable : container.path("env")) {
                String name = variable.path("name").asText();
                String value = variable.path("value").asText("");
                if (CREDENTIALS.containsKey(name) && !value.isEmpty() && value.equals(environment.get(name))) {
                    ((ObjectNode) variable).put("value", reference(name, value));
                }
            }
        }
        return replaced;
    }

    private synchronized String reference(String variable, String value) {
        String name = name(variable);
        Secret secret = Secret.of(value);
        if (!secret.equals(written.get(variable))) {
            try {
                write(name, value);
            } catch (ServiceException.Forbidden denied) {
                throw new UsageException(
                        "The token may not write the secret " + name + ", from which jobs read " + variable
                                + ": it needs the permissions create, edit and view. Permit them, or set credentialsInSecrets to"
                                + " false",
                        denied);
            }
            written.put(variable, secret);
            LogLine.in(LogArea.INIT).info(LOG, "Jobs read " + variable + " from the secret " + name);
        }
        return "cpln://secret/" + name + ".payload";
    }

    private void write(String name, String value) {
        Map<String, String> data = Map.of("encoding", "plain", "payload", value);
        try {
            org.secrets().get(name).execute();
        } catch (ServiceException.NotFound missing) {
            try {
                org.secrets()
                        .create(SecretDocument.builder()
                                .name(name)
                                .type(SecretType.OPAQUE)
                                .putTags("cpln/createdByPrefect", "true")
                                .data(data)
                                .build())
                        .execute();
                return;
            } catch (ServiceException.Conflict createdByAnotherWorker) {
                LOG.debug("The secret {} was created by another worker", name);
            }
        }
        org.secrets().patch(name, Patch.empty().set("data", data)).execute();
    }

    private String name(String variable) {
        String end = "-" + CREDENTIALS.get(variable);
        String slug = Objects.requireNonNullElse(Slug.name(worker), "worker");
        String begin = "prefect-" + slug;
        return begin.substring(0, Math.min(begin.length(), MAX_NAME - end.length()))
                        .replaceFirst("-+$", "")
                + end;
    }
}
