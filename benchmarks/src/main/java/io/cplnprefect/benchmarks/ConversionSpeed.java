/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.SpecHash;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Supplier;

/** Measures how many job manifests one thread reads, converts and hashes per second of CPU time. */
final class ConversionSpeed {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final String MANIFEST = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: nightly
              labels: {team: data, stage: prod}
            spec:
              backoffLimit: 0
              activeDeadlineSeconds: 3600
              template:
                spec:
                  restartPolicy: Never
                  volumes:
                    - {name: keys, secret: {secretName: git-key, items: [{key: id, path: id_ed25519}]}}
                    - {name: work, emptyDir: {}}
                  containers:
                    - name: prefect-job
                      image: prefecthq/prefect:3-latest
                      command: [python, -m]
                      args: [prefect, flow-run, execute]
                      env:
                        - {name: PREFECT_API_URL, value: "https://prefect.example/api"}
                        - {name: DB, valueFrom: {secretKeyRef: {name: db, key: url}}}
                      resources: {limits: {cpu: "1", memory: 2Gi}}
                      volumeMounts:
                        - {name: keys, mountPath: /etc/git}
                        - {name: work, mountPath: /work}
                    - name: proxy
                      image: acme/proxy:2
                      resources: {limits: {cpu: 100m, memory: 128Mi}}
            """;

    private ConversionSpeed() {}

    /** Runs the measurement alone. */
    public static void main(String[] args) {
        print();
    }

    static void print() {
        JobManifestConverter converter = JobManifestConverter.forGvc("acme", "prefect");
        JobManifest manifest = JobManifest.parse(MANIFEST);
        CronWorkload workload = converter.convert(manifest);
        System.out.println("| one manifest of 2 containers, one thread | per second of CPU time: min, median, max |");
        System.out.println("| --- | --- |");
        print("read from YAML", () -> JobManifest.parse(MANIFEST));
        print("converted, with its hash", () -> converter.convert(manifest));
        print("hash of its spec", () -> SpecHash.of(workload.spec(), workload.secrets()));
        System.out.println();
    }

    private static void print(String name, Supplier<?> operation) {
        perSecond(operation);
        double[] rates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = perSecond(operation);
        }
        System.out.printf(Locale.ROOT, "| %s | %s |%n", name, Figures.minMedianMax(rates, "%,.0f"));
    }

    private static double perSecond(Supplier<?> operation) {
        long begin = THREAD.getCurrentThreadCpuTime();
        long count = 0;
        int used = 0;
        while (THREAD.getCurrentThreadCpuTime() - begin < ROUND_NANOS) {
            used += System.identityHashCode(operation.get()) & 1;
            count++;
        }
        double seconds = (THREAD.getCurrentThreadCpuTime() - begin) / NANOS_PER_SECOND;
        // The results are used, so that the operation cannot be optimised away.
        return used < 0 ? 0 : count / seconds;
    }
}
