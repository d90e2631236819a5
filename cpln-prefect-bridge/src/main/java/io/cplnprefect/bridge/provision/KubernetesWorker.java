/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.cpln.secret.SecretDocument;
import java.util.List;

/**
 * A worker of Prefect that is described by Kubernetes manifests, for a stack. Immutable.
 *
 * <table>
 *   <caption>How the documents are converted</caption>
 *   <tr><td>Deployment</td><td>the worker: image, replicas, limits, variables, work pool, work queues</td></tr>
 *   <tr><td>HelmRelease or file with the values of Prefect's chart for workers</td><td>the same</td></tr>
 *   <tr><td>Secret of type {@code kubernetes.io/dockerconfigjson}</td><td>a docker secret, by which the GVC pulls images</td></tr>
 *   <tr><td>other Secret</td><td>a dictionary secret, to which variables and mounts refer</td></tr>
 *   <tr><td>ConfigMap</td><td>variables, or a dictionary secret if it is mounted</td></tr>
 *   <tr><td>ServiceAccount, Role, RoleBinding</td><td>nothing: the identity and policies of the stack take their place</td></tr>
 * </table>
 *
 * @param worker the worker
 * @param pullSecrets the names of the docker secrets
 * @param secrets the secrets to create before the stack is applied; their text form contains no data
 * @param warnings what has no effect or another one
 */
public record KubernetesWorker(
        StackWorker worker, List<String> pullSecrets, List<SecretDocument> secrets, List<String> warnings) {

    /** Creates a worker from copies of the lists. */
    public KubernetesWorker {
        pullSecrets = List.copyOf(pullSecrets);
        secrets = List.copyOf(secrets);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the documents of a text, one of which is the Deployment of a worker, or has the values of its Helm chart.
     *
     * @param text YAML or JSON
     * @return the worker
     * @throws InvalidManifestException if the text is invalid, or a document cannot be converted; contains all problems
     */
    public static KubernetesWorker parse(String text) {
        try {
            return new KubernetesWorkerReader().read(DocumentText.read(text));
        } catch (InvalidDocumentException e) {
            throw new InvalidManifestException(e.problems());
        }
    }

    /**
     * Returns a stack with this worker and its docker secrets.
     *
     * @param stack the stack, whose worker is replaced
     * @return another stack
     */
    public PrefectStack in(PrefectStack stack) {
        return PrefectStack.builder()
                .from(stack)
                .worker(worker)
                .addAllPullSecrets(pullSecrets)
                .build();
    }
}
