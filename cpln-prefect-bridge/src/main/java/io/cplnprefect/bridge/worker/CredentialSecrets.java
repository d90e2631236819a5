/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.worker.CredentialSecretName;
import io.cplnprefect.bridge.internal.workload.RequiredWorkload;
import io.cplnprefect.bridge.internal.workload.Retirement;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets on Control Plane by which jobs receive the credentials of the worker for Prefect, so that no workload and no command
 * contains them. A secret is written when the worker needs it first, and again when the credential has changed. Thread-safe.
 */
final class CredentialSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialSecrets.class);

    private static final String SWITCH = "PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET";

    private final OrgScope org;
    private final String worker;
    /** The secrets that were written, by variable. Guarded by this object. */
    private final Map<String, Written> written = new HashMap<>();

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
                if (CredentialSecretName.variables().contains(name)
                        && !value.isEmpty()
                        && value.equals(environment.get(name))) {
                    ((ObjectNode) variable).put("value", reference(name, value));
                }
            }
        }
        return replaced;
    }

    private record Written(String name, Secret value) {}

    private synchronized String reference(String variable, String value) {
        Secret secret = Secret.of(value);
        Written known = written.get(variable);
        if (known == null || !secret.equals(known.value())) {
            known = new Written(write(variable, value), secret);
            written.put(variable, known);
            LogLine.in(LogArea.INIT).info(LOG, "Jobs read " + variable + " from the secret " + known.name());
        }
        return "cpln://secret/" + known.name() + ".payload";
    }

    /** Writes the secret and returns its name. One that the cleanup is about to delete is left for the next name. */
    private String write(String variable, String value) {
        String name = CredentialSecretName.of(worker, variable, 1);
        try {
            for (int generation = 1; generation <= CredentialSecretName.MAX_GENERATIONS; generation++) {
                name = CredentialSecretName.of(worker, variable, generation);
                if (write(name, Map.of("encoding", "plain", "payload", value))) {
                    return name;
                }
            }
        } catch (ServiceException.Forbidden denied) {
            throw new UsageException(
                    "The token may not write the secret " + name + ", from which jobs read " + variable
                            + ": it needs the permissions create, edit and view. Permit them, or set credentialsInSecrets to"
                            + " false",
                    denied);
        }
        throw new UsageException("No secret name is free for " + variable + ": all are retired. Run the cleanup");
    }

    private boolean write(String name, Map<String, String> data) {
        try {
            if (Retirement.isRetired(org.secrets().get(name).execute().tags())) {
                return false;
            }
        } catch (ServiceException.NotFound missing) {
            try {
                org.secrets()
                        .create(SecretDocument.builder()
                                .name(name)
                                .type(SecretType.OPAQUE)
                                .putTags(RequiredWorkload.CREATED_BY_PREFECT, "true")
                                .data(data)
                                .build())
                        .execute();
                return true;
            } catch (ServiceException.Conflict createdByAnotherWorker) {
                LOG.debug("The secret {} was created by another worker", name);
            }
        }
        org.secrets().patch(name, Patch.empty().set("data", data)).execute();
        return true;
    }
}
