/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed manifests and PIDs: one error each, with the paths of its problems, and no request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedInputTest {

    private static final String JOB = """
            apiVersion: batch/v1
            kind: Job
            spec:
              template:
                spec:
                  containers:
                  - name: prefect-job
                    image: acme/etl:1
            """;
    private static final String CONTAINER = "spec.template.spec.containers[0].";

    private TwoServers servers;
    private Jobs jobs;

    @BeforeAll
    void start() {
        servers = TwoServers.start();
        jobs = new Jobs(servers.controlPlane());
    }

    @AfterAll
    void close() {
        servers.close();
    }

    /** A text and the beginning of its problem. */
    record Malformed(String name, String text, String problem) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifest_thatIsMalformed_isOneErrorAndNoRequest(Malformed malformed) {
        servers.platform().clearRequests();

        Throwable failure =
                catchThrowable(() -> jobs.plan(Requests.of(servers, malformed.text(), WorkloadOptions.DEFAULT)));

        assertThat(failure).isInstanceOf(InvalidManifestException.class);
        assertThat(((InvalidManifestException) failure).problems()).hasSize(1);
        assertThat(((InvalidManifestException) failure).problems().get(0).toString())
                .startsWith(malformed.problem());
        assertThat(servers.platform().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pids")
    void pid_thatIsMalformed_isOneErrorAndNoRequest(String pid) {
        servers.platform().clearRequests();
        String[] parts = pid.split(":", -1);

        assertThat(InfrastructurePid.parse(pid)).isNotInstanceOf(ParsedPid.Complete.class);
        if (parts.length == 4) {
            assertThat(catchThrowable(() -> jobs.read(new InfrastructurePid(parts[0], parts[1], parts[2], parts[3]))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid infrastructure PID: ");
        }
        assertThat(servers.platform().requests()).isEmpty();
    }

    @Test
    void inputs_areAHundred() {
        assertThat(manifests().size() + pids().size()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void problem_ofATextManifest_hasItsLineAndColumn() {
        Throwable failure = catchThrowable(() -> JobManifestConverter.forGvc("acme", "prefect")
                .convert(JobManifest.parse(JOB + "        imagee: x\n        stdin: true\n")));
        assertThat(failure).hasMessage("""
                Invalid job manifest (2 problems):
                - spec.template.spec.containers[0].imagee (line 9, column 9) is not supported: did you mean 'image'?
                - spec.template.spec.containers[0].stdin (line 10, column 9) is not supported: remove it""");
    }

    static List<Malformed> manifests() {
        List<Malformed> all = new ArrayList<>(texts());
        all.addAll(fields());
        all.addAll(containers());
        return all;
    }

    private static List<Malformed> texts() {
        String bomb = """
                a: &a [1,1,1,1,1,1,1,1,1,1]
                b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
                c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
                e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]
                """;
        return List.of(
                new Malformed("empty", "", "The document has 0 Jobs: use one"),
                new Malformed("blank", "  \n\n", "The document has 0 Jobs"),
                new Malformed("comment", "# nothing\n", "The document has 0 Jobs"),
                new Malformed("null", "null", "The document has 0 Jobs"),
                new Malformed("two jobs", JOB + "---\n" + JOB, "The document has 2 Jobs: use one, or ManifestFile"),
                new Malformed("text", "hello", "The document (line 1, column 1) is a string: make it an object"),
                new Malformed("number", "42", "The document (line 1, column 1) is a number"),
                new Malformed("array", "[]", "The document (line 1, column 1) is an array"),
                new Malformed("no kind", "a: 1", "kind (line 1, column 1) is missing: use a Job"),
                new Malformed("pod", "kind: Pod", "kind (line 1, column 1) is 'Pod': remove the document"),
                new Malformed("cron job", "kind: CronJob", "kind (line 1, column 1) is 'CronJob'"),
                new Malformed("kind of a wrong type", "kind: [Job]", "kind (line 1, column 1) is an array"),
                new Malformed("open bracket", "a: [1, 2", "The document (line 1, column 9) is not valid YAML"),
                new Malformed("open brace", "{\"kind\": \"Job\"", "The document (line 1, column 15) is not valid YAML"),
                new Malformed("open quote", "a: 'x", "The document (line 1, column 6) is not valid YAML"),
                new Malformed(
                        "tab", "kind: Job\nspec:\n\ttemplate: {}", "The document (line 3, column 1) is not valid"),
                new Malformed("bad indent", "a:\n  b: 1\n c: 2", "The document (line 3, column 2) is not valid YAML"),
                new Malformed("control character", "a: \u0000", "The document is not valid YAML"),
                new Malformed("two roots", "a: 1\n- b", "The document (line 2, column 1) is not valid YAML"),
                new Malformed("unknown alias", "a: *x", "a (line 1, column 4) is an alias of an unknown anchor"),
                new Malformed(
                        "cycle", "kind: &x [*x]", "kind[0] (line 1, column 11) is an alias of an object around it"),
                new Malformed("cycle of objects", "spec: &x {a: {b: *x}}", "spec.a.b (line 1, column 18) is an alias"),
                new Malformed("alias bomb", bomb, "The document (line 5, column"),
                new Malformed("deep", "[".repeat(70), "The document (line 1, column 66) is nested more than 64"),
                new Malformed("many values", "[" + "1,".repeat(50_001) + "1]", "The document (line 1, column 100"),
                new Malformed("long", "a: " + "x".repeat(1_000_001), "The document has 1000004 characters"),
                new Malformed("repeated key", JOB + "kind: Job\n", "kind (line 9, column 1) is repeated after line 2"),
                new Malformed("merge key", "<<: {kind: Job}", "[\"<<\"] (line 1, column 1) is a merge key"),
                new Malformed("type", "kind: !!python/object:os.system x", "kind (line 1, column 7) has the tag"),
                new Malformed("binary", "kind: !!binary Sm9i", "kind (line 1, column 7) has the tag"),
                new Malformed("own tag", "kind: !Job x", "kind (line 1, column 7) has the tag !Job"),
                new Malformed("tagged map", "!!set {a, b}", "The document (line 1, column 1) has the tag"),
                new Malformed("key of a map", "? {a: b}\n: c", "The document (line 1, column 3) has a key that is not"),
                new Malformed("list without items", "kind: List", "items (line 1, column 1) is no array"),
                new Malformed("list of a pod", "kind: List\nitems: [{kind: Pod}]", "kind (line 2, column 10) is 'Pod'"),
                new Malformed(
                        "secret without name", "kind: Secret\nmetadata: {}", "metadata.name (line 2, column 1) is"));
    }

    /** Lines that are added to a valid Job. */
    private static List<Malformed> fields() {
        return List.of(
                at(
                        "unknown root field",
                        "specs: {a: b}",
                        "specs (line 9, column 1) is not supported: did you mean 'spec'?"),
                at(
                        "metadata of a wrong type",
                        "metadata: x",
                        "metadata (line 9, column 1) is a string: make it an object"),
                at("labels of a wrong type", "metadata: {labels: [a]}", "metadata.labels (line 9"),
                at("label of a wrong type", "metadata: {labels: {a: {b: c}}}", "metadata.labels.a (line 9"),
                at(
                        "reserved label",
                        "metadata: {labels: {cpln/specHash: x}}",
                        "metadata.labels[\"cpln/specHash\"] (line 9"),
                at("hostile label", "metadata: {labels: {'../..': x}}", "metadata.labels[\"../..\"] (line 9"),
                at("other namespace", "metadata: {namespace: other}", "metadata.namespace (line 9"),
                at("namespace of a wrong type", "metadata: {namespace: 7}", "metadata.namespace (line 9"),
                at("finalizers", "metadata: {finalizers: [a]}", "metadata.finalizers (line 9"),
                job("apiVersion: batch/v1", "apiVersion: batch/v2", "apiVersion (line 1, column 1) is 'batch/v2'"),
                job("apiVersion: batch/v1", "apiVersion: 1", "apiVersion (line 1, column 1) is a number"),
                job("spec:\n  t", "spec:\n  backoffLimit: 6\n  t", "spec.backoffLimit (line 4, column 3) is 6: use 0"),
                job("spec:\n  t", "spec:\n  parallelism: 5\n  t", "spec.parallelism (line 4, column 3) is 5: use 1"),
                job("spec:\n  t", "spec:\n  completions: many\n  t", "spec.completions (line 4, column 3) is a string"),
                job("spec:\n  t", "spec:\n  activeDeadlineSeconds: 0\n  t", "spec.activeDeadlineSeconds (line 4"),
                job("spec:\n  t", "spec:\n  activeDeadlineSeconds: 1.5\n  t", "spec.activeDeadlineSeconds (line 4"),
                job("spec:\n  t", "spec:\n  podFailurePolicy: {rules: [a]}\n  t", "spec.podFailurePolicy (line 4"),
                pod("restartPolicy: Always", "restartPolicy (line 6, column 7) is 'Always'"),
                pod("restartPolicy: 7", "restartPolicy (line 6, column 7) is a number"),
                pod("serviceAccountName: ../../x", "serviceAccountName (line 6, column 7) is '../../x'"),
                pod("serviceAccountName: \"a\\nb\"", "serviceAccountName (line 6"),
                pod("terminationGracePeriodSeconds: 901", "terminationGracePeriodSeconds (line 6, column 7) is 901"),
                pod("hostNetwork: true", "hostNetwork (line 6, column 7) is not supported"),
                pod("initContainers: [{name: i}]", "initContainers (line 6"),
                pod("nodeSelector: {a: b}", "nodeSelector (line 6"),
                pod("securityContext: {runAsUser: 0}", "securityContext.runAsUser (line 6"),
                pod("securityContext: {runAsUser: 1337}", "securityContext.runAsUser (line 6"),
                pod("securityContext: {sysctls: [a]}", "securityContext.sysctls (line 6"),
                pod("imagePullSecrets: [{name: '//secret/x'}]", "imagePullSecrets[0].name (line 6"),
                pod("imagePullSecrets: x", "imagePullSecrets (line 6"),
                pod("volumes: [{name: v, hostPath: {path: /}}]", "volumes[0].hostPath (line 6"),
                pod("volumes: [{name: v, secret: {secretName: 'a/b'}}]", "volumes[0].secret.secretName (line 6"),
                pod("volumes: [{emptyDir: {}}]", "volumes[0].name (line 6"),
                pod("volumes: {a: b}", "volumes (line 6"),
                pod("volumes: [x]", "volumes[0] (line 6"));
    }

    private static List<Malformed> containers() {
        return List.of(
                container("stdin: true", "stdin (line 9, column 9) is not supported"),
                container("imagePullPolicy: Never", "imagePullPolicy (line 9, column 9) is 'Never'"),
                container("workingDir: tmp", "workingDir (line 9, column 9) is 'tmp'"),
                container("command: python -m etl", "command (line 9, column 9) is a string: use a list"),
                container("command: [1]", "command[0] (line 9, column 19) is a number"),
                container("command: [" + "x".repeat(257) + "]", "command (line 9"),
                container("args: {a: b}", "args (line 9"),
                container("args: \"a 'b\"", "args (line 9, column 9) has an unclosed '"),
                container("env: {A: b}", "env (line 9"),
                container("env: [{name: '1A', value: x}]", "env[0].name (line 9"),
                container("env: [{name: 'A=B', value: x}]", "env[0].name (line 9"),
                container("env: [{name: CPLN_TOKEN, value: x}]", "env[0].name (line 9"),
                container("env: [{value: x}]", "env[0].name (line 9"),
                container("env: [{name: A, value: {b: c}}]", "env[0].value (line 9"),
                container("env: [{name: A, value: " + "x".repeat(4097) + "}]", "env[0].value (line 9"),
                container("env: [{name: A, value: 'cpln://secret/../x.y'}]", "env[0].value (line 9"),
                container("env: [{name: A, valueFrom: {}}]", "env[0].valueFrom (line 9"),
                container("env: [{name: A, valueFrom: {fieldRef: {fieldPath: x}}}]", "env[0].valueFrom.fieldRef"),
                container(
                        "env: [{name: A, valueFrom: {secretKeyRef: {name: 'A B', key: k}}}]",
                        "env[0].valueFrom.secretKeyRef.n"),
                container(
                        "env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: 'k/../k'}}}]",
                        "env[0].valueFrom.secretKeyRef.k"),
                container("envFrom: [{}]", "envFrom[0] (line 9"),
                container("envFrom: [{secretRef: {name: ''}}]", "envFrom[0].secretRef.name (line 9"),
                container("resources: {limits: {cpu: -1, memory: 1Gi}}", "resources.limits.cpu (line 9"),
                container("resources: {limits: {cpu: 1, memory: lots}}", "resources.limits.memory (line 9"),
                container("resources: {limits: {cpu: 1e999, memory: 1Gi}}", "resources.limits.cpu (line 9"),
                container("resources: {limits: {cpu: 100m, memory: 100Gi}}", "resources.limits (line 9"),
                container(
                        "resources: {limits: {cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}}",
                        "resources.limits[\"nvidia.com/gpu\"]"),
                container("volumeMounts: [{name: v, mountPath: /v}]", "volumeMounts[0].name (line 9"),
                container("lifecycle: {preStop: {sleep: {seconds: 1}}}", "lifecycle.preStop.sleep (line 9"),
                container("securityContext: {privileged: true}", "securityContext.privileged (line 9"));
    }

    private static Malformed at(String name, String line, String problem) {
        return new Malformed(name, JOB + line + "\n", problem);
    }

    private static Malformed job(String replaced, String by, String problem) {
        return new Malformed(by.strip(), JOB.replace(replaced, by), problem);
    }

    private static Malformed pod(String line, String problem) {
        String text = JOB.replace("      containers:", "      " + line + "\n      containers:");
        return new Malformed(line, text, "spec.template.spec." + problem);
    }

    private static Malformed container(String line, String problem) {
        String name = line.length() > 60 ? line.substring(0, 60) : line;
        return new Malformed(name, JOB + "        " + line + "\n", CONTAINER + problem);
    }

    static List<String> pids() {
        return List.of(
                "",
                " ",
                "12345",
                "host;12345",
                "acme",
                "acme:prefect",
                "acme:prefect:job",
                "acme:prefect:job:id:more",
                ":prefect:job:id",
                "acme::job:id",
                "acme:prefect::id",
                "acme:prefect:job:",
                "acme:prefect:job:../../secret",
                "acme:pre/fect:job:id",
                "Acme:prefect:job:id",
                "acme:prefect:job: id",
                "acme:prefect:jo b:id",
                "acme:prefect:job:id\n",
                "acme:prefect:job:id?x=1",
                "acme:prefect:job:" + "a".repeat(65),
                "a".repeat(65) + ":prefect:job:id",
                "acme:prefect:" + "a".repeat(65) + ":id",
                "acme:prefect:job-:id",
                "1acme:prefect:job:id",
                "acme:prefect:job:%2e%2e");
    }
}
