/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.cpln.secret.SecretDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KubernetesWorkerTest {

    static final String WORKER = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: batch-worker, namespace: prefect, labels: {app: worker}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: worker}}
              template:
                metadata: {labels: {app: worker}}
                spec:
                  serviceAccountName: prefect-worker
                  imagePullSecrets: [{name: registry}]
                  volumes:
                    - name: certificates
                      configMap: {name: certificates}
                  containers:
                    - name: worker
                      image: registry.example/prefect-worker:1.2
                      args: [prefect, worker, start, --pool, batch, -q, high, --limit, "5", --type, kubernetes]
                      resources: {requests: {cpu: 250m}, limits: {cpu: "1", memory: 1Gi}}
                      envFrom: [{configMapRef: {name: settings}}]
                      env:
                        - {name: PREFECT_API_URL, value: http://prefect-server:4200/api}
                        - name: PREFECT_API_KEY
                          valueFrom: {secretKeyRef: {name: prefect, key: api-key}}
                      volumeMounts: [{name: certificates, mountPath: /etc/certificates}]
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: registry}
            type: kubernetes.io/dockerconfigjson
            data: {.dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuZXhhbXBsZSI6IHsiYXV0aCI6ICJkVHB3YkdGdWRHVmsifX19}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: prefect}
            stringData: {api-key: planted-key}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {PREFECT_LOGGING_LEVEL: DEBUG}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: certificates}
            data: {ca.pem: PEM}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: prefect-worker}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: prefect-worker}
            rules: [{apiGroups: [batch], resources: [jobs], verbs: [create]}]
            """;

    @Test
    void worker_ofKubernetes_isAppliedAsPartOfAStack() throws InterruptedException {
        KubernetesWorker worker = KubernetesWorker.parse(WORKER);
        PrefectStack stack = worker.in(PrefectStack.builder().build());

        try (StackServices services = new StackServices()) {
            for (SecretDocument secret : worker.secrets()) {
                services.controlPlane.org().secrets().create(secret).execute();
            }
            services.stacks.apply(stack).orThrow();

            JsonNode container =
                    services.object("gvc/prefect/workload/batch-worker").at("/spec/containers/0");
            assertThat(container.path("image").asText()).isEqualTo("registry.example/prefect-worker:1.2");
            assertThat(container.path("cpu").asText()).isEqualTo("1");
            assertThat(container.path("memory").asText()).isEqualTo("1Gi");
            assertThat(container.path("args").toString())
                    .isEqualTo(
                            "[\"worker\",\"start\",\"--pool\",\"batch\",\"--work-queue\",\"high\",\"--limit\",\"5\",\"--type\",\"cpln\"]");
            assertThat(container.path("env").toString())
                    .contains("http://prefect-server.prefect.cpln.local/api", "cpln://secret/prefect.api-key", "DEBUG");
            assertThat(container.path("volumes").toString())
                    .contains("cpln://secret/certificates", "/etc/certificates");
            assertThat(services.object("gvc/prefect")
                            .at("/spec/pullSecretLinks")
                            .toString())
                    .contains("secret/registry");
            assertThat(services.object("secret/registry").path("type").asText()).isEqualTo("docker");
            assertThat(services.object("secret/prefect").at("/data/api-key").asText())
                    .isEqualTo("planted-key");
        }
    }

    @Test
    void worker_ofKubernetes_saysWhatHasNoEffect_withoutSecrets() {
        KubernetesWorker worker = KubernetesWorker.parse(WORKER);

        assertThat(worker.warnings())
                .anyMatch(warning -> warning.contains("kind") && warning.contains("is ServiceAccount"))
                .anyMatch(warning -> warning.contains("is Role"))
                .anyMatch(warning -> warning.contains("PREFECT_API_URL"))
                .anyMatch(warning -> warning.contains("option --type"));
        assertThat(worker.worker().replicas()).isEqualTo(2);
        assertThat(worker.secrets())
                .extracting(SecretDocument::name)
                .containsExactly("certificates", "prefect", "registry");
        assertThat(worker.toString()).doesNotContain("planted", "eyJ", "auths");
        assertThat(Map.of("stack", worker.in(PrefectStack.builder().build())).toString())
                .doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            configMap: {name: certificates}          | hostPath: {path: /var/run/docker.sock} | is the socket of Docker, which Control Plane does not have
            name: PREFECT_API_URL                    | name: DOCKER_HOST                | DOCKER_HOST: Control Plane has no Docker
            args: [prefect, worker, start            | args: [prefect, agent, start     | does not start Prefect's worker
            --pool, batch, -q                        | -q                               | names no work pool
            --limit, "5"                             | --base-job-template, "x"         | has the option '--base-job-template'
            configMapRef: {name: settings}           | configMapRef: {name: absent}     | names absent, which is in no document
            serviceAccountName: prefect-worker       | initContainers: [{name: x}]      | put what they do into the image
            serviceAccountName: prefect-worker       | hostPid: true                    | hostPid (line
            kind: Role                               | kind: CronJob                    | kind (line
            kind: Deployment                         | kind: Role                       | contains 0 Deployments and files with values
            secretKeyRef: {name: prefect, key: api-key} | fieldRef: {fieldPath: x}      | has no counterpart on Control Plane
            volumeMounts: [{name: certificates       | volumeMounts: [{name: absent     | is 'absent', which is no volume
            """)
    void manifest_thatCannotBeConverted_isRefusedWithTheReason(String text, String replacement, String reason) {
        assertThat(WORKER).contains(text);

        assertThatThrownBy(() -> KubernetesWorker.parse(WORKER.replace(text, replacement)))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void credential_inPlainText_isAProblemOfTheStack() {
        String plain = WORKER.replace("valueFrom: {secretKeyRef: {name: prefect, key: api-key}}", "value: planted-key");

        assertThat(KubernetesWorker.parse(plain)
                        .in(PrefectStack.builder().build())
                        .problems())
                .singleElement()
                .asString()
                .contains("PREFECT_API_KEY", "cpln://secret/NAME.KEY")
                .doesNotContain("planted");
    }
}
