/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.cpln.secret.SecretDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmValuesTest {

    private static final String VALUES = """
            fullnameOverride: batch-worker
            worker:
              image:
                repository: registry.example/prefect-worker
                prefectTag: "3.4"
                pullPolicy: IfNotPresent
                pullSecrets: [registry]
              config:
                workPool: batch
                workQueues: [high, low]
                limit: 5
                prefetchSeconds: 10
                http2: true
              apiConfig: selfHostedServer
              selfHostedServerApiConfig: {apiUrl: http://prefect-server:4200/api}
              replicaCount: 2
              resources: {requests: {cpu: 100m, memory: 256Mi}, limits: {cpu: "1", memory: 1Gi}}
              extraEnvVarsCM: settings
              extraEnvVars:
                - name: PREFECT_API_KEY
                  valueFrom: {secretKeyRef: {name: prefect, key: api-key}}
              affinity: {}
            serviceAccount: {create: true}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {PREFECT_LOGGING_LEVEL: DEBUG}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: prefect}
            stringData: {api-key: planted-key}
            """;

    @Test
    void valuesOfTheChart_areTheWorkerOfAStack() {
        KubernetesWorker found = KubernetesWorker.parse(VALUES);

        StackWorker worker = found.worker();
        assertThat(worker.name()).isEqualTo("batch-worker");
        assertThat(worker.image()).isEqualTo("registry.example/prefect-worker:3.4");
        assertThat(worker.workPool()).isEqualTo("batch");
        assertThat(worker.workQueues()).containsExactly("high", "low");
        assertThat(worker.limit()).isEqualTo(5);
        assertThat(worker.replicas()).isEqualTo(2);
        assertThat(worker.cpu()).isEqualTo("1");
        assertThat(worker.memory()).isEqualTo("1Gi");
        assertThat(worker.environment())
                .containsEntry("PREFECT_LOGGING_LEVEL", "DEBUG")
                .containsEntry("PREFECT_API_KEY", "cpln://secret/prefect.api-key");
        assertThat(found.pullSecrets()).containsExactly("registry");
        assertThat(found.secrets()).extracting(SecretDocument::name).containsExactly("prefect");
        assertThat(found.warnings())
                .anyMatch(warning -> warning.contains("worker.config.http2"))
                .anyMatch(warning -> warning.contains("selfHostedServerApiConfig"))
                .anyMatch(warning -> warning.contains("serviceAccount"))
                .noneMatch(warning -> warning.contains("affinity"));
        assertThat(found.in(PrefectStack.builder().build()).problems()).isEmpty();
        assertThat(found.toString()).doesNotContain("planted");
    }

    @Test
    void valuesOfARelease_withPoolAndQueueAtTheTop_areTheWorkerOfAStack() {
        KubernetesWorker found = KubernetesWorker.parse("""
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: worker, namespace: prefect}
                spec:
                  interval: 5m
                  chart: {spec: {chart: prefect-worker}}
                  values:
                    workPool: {name: batch}
                    workQueueName: high
                    worker: {image: {repository: registry.example/prefect-worker, tag: "3.4"}}
                """);

        assertThat(found.worker().workPool()).isEqualTo("batch");
        assertThat(found.worker().workQueues()).containsExactly("high");
        assertThat(found.worker().image()).isEqualTo("registry.example/prefect-worker:3.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workPool: batch             | type: kubernetes             | worker.config.workPool
            fullnameOverride: batch-worker | workPool: {name: other} | workPool.name (line
            affinity: {}                | extraContainers: [{name: x}] | use the one container of the worker
            name: PREFECT_API_KEY       | name: DOCKER_HOST            | DOCKER_HOST: Control Plane has no Docker
            extraEnvVarsCM: settings    | extraEnvVarsCM: absent       | names absent, which is in no document
            replicaCount: 2             | replicas: 2                  | worker.replicas (line
            limit: 5                    | limit: 0                     | worker.config.limit (line
            """)
    void values_thatCannotBeConverted_areRefusedWithTheReason(String text, String replacement, String reason) {
        assertThat(VALUES).contains(text);

        assertThatThrownBy(() -> KubernetesWorker.parse(VALUES.replace(text, replacement)))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining(reason);
    }
}
