/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.bridge.block.JsonPatch;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GitAccessTest {

    static final String PLANTED = "plantedKeyMaterial0123456789";
    static final Secret KEY =
            Secret.of("-----BEGIN OPENSSH PRIVATE KEY-----\n" + PLANTED + "\n-----END OPENSSH PRIVATE KEY-----\n");
    static final String HOSTS =
            "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    static Map<?, ?> data(GitAccess access) {
        return (Map<?, ?>) Objects.requireNonNull(access.secret().data());
    }

    private static GitAccess ssh() {
        return GitAccess.ssh("etl-git", KEY, HOSTS);
    }

    private static ObjectNode manifest() throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {"containers": [
                  {"name": "prefect-job", "image": "acme/etl:1", "command": ["run"], "args": ["a b"]}]}}}}
                """);
    }

    @Test
    void sshSecret_isADictionaryWithKeyAndHosts_andIsNotPrinted() {
        GitAccess access = ssh();

        assertThat(access.secret().type()).isEqualTo(SecretType.DICTIONARY);
        assertThat(access.secret().keys()).containsExactlyInAnyOrder("id_ed25519", "known_hosts");
        assertThat(access + access.secret().toString() + access.startCommand())
                .contains("etl-git")
                .doesNotContain(PLANTED);
    }

    @Test
    void manifestWithSshAccess_isAWorkloadThatMountsTheSecret() throws Exception {
        CronWorkload workload = JobManifestConverter.forGvc("acme", "prefect").convert(ssh().addTo(manifest()));

        assertThat(workload.spec().at("/containers/0/volumes").toString())
                .contains("\"uri\":\"cpln://secret/etl-git.id_ed25519\"", "\"path\":\"/etc/git-access/id_ed25519\"")
                .contains("\"uri\":\"cpln://secret/etl-git.known_hosts\"", "\"path\":\"/etc/git-access/known_hosts\"");
        assertThat(workload.toString()).doesNotContain(PLANTED);
        assertThat(workload.overrides().get(0).command()).isEqualTo("/bin/sh");
        assertThat(workload.overrides().get(0).args()).endsWith("git-access", "run", "a b");
    }

    @Test
    void blockWithSshAccess_isASpecThatMountsTheSecret_andStartsWithTheSetUpOfGit() {
        ControlPlaneInfrastructure block = ssh().addTo(ControlPlaneInfrastructure.builder()
                .image("acme/etl:1")
                .addCommand("python", "-m", "prefect.engine")
                .customizations(JsonPatch.parse(
                        "[{op: add, path: /spec/template/spec/containers/0/workingDir, value: /flows}]"))
                .build());

        CronWorkload workload = JobManifestConverter.forGvc("acme", "prefect").convert(block.manifest());

        assertThat(workload.spec().at("/containers/0/volumes").toString())
                .contains("cpln://secret/etl-git.id_ed25519", "cpln://secret/etl-git.known_hosts");
        assertThat(workload.overrides().get(0).command()).isEqualTo("/bin/sh");
        assertThat(workload.overrides().get(0).args()).endsWith("git-access", "python", "-m", "prefect.engine");
        assertThat(block.preview()).contains("etl-git", "workingDir: /flows").doesNotContain(PLANTED);
    }

    @Test
    void template_keepsItsPlaceholders() {
        BaseJobTemplate template = ssh().addTo(BaseJobTemplate.standard("acme/etl:1"));

        assertThat(template.json()
                        .at("/job_configuration/job_manifest/spec/template/spec/containers/0/args")
                        .asText())
                .isEqualTo("{{ command }}");
        assertThat(template.json().toString()).contains("etl-git").doesNotContain(PLANTED);
        assertThatThrownBy(() -> ssh().addTo(template))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("add the access once only");
    }

    @Test
    void httpsFiles_areMountedInTheHomeDirectory() throws Exception {
        GitAccess access = GitAccess.https("etl-git", "gitlab.example.com", "oauth2", Secret.of("planted/token"));

        CronWorkload workload = JobManifestConverter.forGvc("acme", "prefect").convert(access.addTo(manifest()));

        assertThat(workload.spec().at("/containers/0/volumes").toString())
                .contains("\"uri\":\"cpln://secret/etl-git.git-credentials\"", "\"path\":\"/root/.git-credentials\"")
                .contains("\"uri\":\"cpln://secret/etl-git.gitconfig\"", "\"path\":\"/root/.gitconfig\"");
        assertThat(data(access).get("git-credentials"))
                .isEqualTo("https://oauth2:planted%2Ftoken@gitlab.example.com\n");
        assertThat(workload + access.toString() + access.secret()).doesNotContain("planted");
    }

    @Test
    void invalidValues_areReportedTogetherWithoutSecrets() {
        UsageException ssh = catchThrowableOfType(
                UsageException.class, () -> GitAccess.ssh("etl-git", Secret.of(PLANTED), "git.example.com"));
        UsageException https = catchThrowableOfType(
                UsageException.class,
                () -> GitAccess.https(
                        "etl-git", "https://gitlab.example.com", " ", Secret.of("planted token"), "root"));

        assertThat(ssh.problems()).hasSize(2);
        assertThat(https.problems()).hasSize(4);
        assertThat(ssh + "" + https).doesNotContain("planted");
    }

    @Test
    void registryAccess_isAddedToAGvcOnce() {
        RegistryAccess access = RegistryAccess.of("harbor", "harbor.example.com", "robot$etl", Secret.of("planted"));

        Gvc once = access.addTo(Gvc.builder().name("prefect").build());

        assertThat(Objects.requireNonNull(access.addTo(once).spec()).pullSecretLinks())
                .containsExactly("//secret/harbor");
        assertThat(access.secret().type()).isEqualTo(SecretType.DOCKER);
        assertThat(String.valueOf(access.secret().data()))
                .contains("\"harbor.example.com\"", "cm9ib3QkZXRsOnBsYW50ZWQ=");
        assertThat(access + access.secret().toString()).contains("harbor").doesNotContain("planted");
    }
}
