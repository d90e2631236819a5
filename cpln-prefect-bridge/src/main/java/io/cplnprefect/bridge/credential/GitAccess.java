/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.secret.SecretDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The access of jobs to a private Git repository: a secret of Control Plane, and what mounts it and sets up Git before a flow run
 * starts. The secret is in no template, manifest or deployment; to rotate it, write it again.
 *
 * <pre>{@code
 * GitAccess access = GitAccess.ssh("etl-git", Secret.of(privateKey), knownHosts);
 * controlPlane.org("acme").secrets().put(access.secret()).execute();
 * BaseJobTemplate template = access.addTo(BaseJobTemplate.standard("registry.example.com/etl:1.4.0"));
 * }</pre>
 *
 * <p>The image needs a POSIX shell and Git, and an SSH client for access by SSH. Its own entrypoint is replaced. Immutable and
 * thread-safe.
 */
public final class GitAccess {

    private static final String VOLUME = "git-access";

    private final SecretDocument secret;
    private final List<MountedKey> keys;
    private final String mountPath;
    private final String script;

    GitAccess(SecretDocument secret, List<MountedKey> keys, String mountPath, String script) {
        this.secret = secret;
        this.keys = List.copyOf(keys);
        this.mountPath = mountPath;
        this.script = script;
    }

    /** A key of the secret, and the name of its file below the mount path. */
    record MountedKey(String key, String file) {}

    /**
     * Returns the access by SSH with a deploy key, which should be permitted to read one repository only.
     *
     * @param secretName name of the secret on Control Plane
     * @param privateKey the private key in the format of OpenSSH, without a passphrase
     * @param knownHosts lines of {@code known_hosts} with the keys of the server, such as the output of {@code ssh-keyscan}; other keys
     *     are refused
     * @return the access
     * @throws UsageException if the key or the lines are not in their format
     */
    public static GitAccess ssh(String secretName, Secret privateKey, String knownHosts) {
        return SshAccess.of(secretName, privateKey, knownHosts);
    }

    /**
     * Returns the access by HTTPS with a token, such as a deploy token with the scope {@code read_repository}, for the home directory of
     * {@code root}.
     *
     * @param secretName name of the secret on Control Plane
     * @param host host of the server, with a port if it is not the usual one
     * @param user user name that belongs to the token, such as {@code oauth2}
     * @param token the token
     * @return the access
     * @throws UsageException if a value is invalid
     */
    public static GitAccess https(String secretName, String host, String user, Secret token) {
        return https(secretName, host, user, token, "/root");
    }

    /**
     * Returns the access by HTTPS with a token.
     *
     * @param secretName name of the secret on Control Plane
     * @param host host of the server, with a port if it is not the usual one
     * @param user user name that belongs to the token, such as {@code oauth2}
     * @param token the token
     * @param home home directory of the user of the image
     * @return the access
     * @throws UsageException if a value is invalid
     */
    public static GitAccess https(String secretName, String host, String user, Secret token, String home) {
        return HttpsAccess.of(secretName, host, user, token, home);
    }

    /**
     * Returns the secret to write to Control Plane. Its data is not printed.
     *
     * @return a dictionary secret
     */
    public SecretDocument secret() {
        return secret;
    }

    /**
     * Returns a template of a work pool whose jobs have this access. Its placeholders and variables stay as they are.
     *
     * @param template the template
     * @return a new template
     * @throws UsageException if the job manifest of the template has no container, or has a volume of the same name or place
     */
    public BaseJobTemplate addTo(BaseJobTemplate template) {
        ObjectNode json = template.json();
        if (!(json.at("/job_configuration/job_manifest") instanceof ObjectNode manifest)) {
            throw new UsageException(
                    "Invalid template: job_configuration.job_manifest is missing. Use the standard template.");
        }
        json.withObject("/job_configuration").set("job_manifest", addTo(manifest));
        return BaseJobTemplate.of(json);
    }

    /**
     * Returns an infrastructure block whose jobs have this access. Its customizations are made after the access is added.
     *
     * @param block the block
     * @return a new block
     * @throws UsageException if the job of the block has no container, or has a volume of the same name or place
     */
    public ControlPlaneInfrastructure addTo(ControlPlaneInfrastructure block) {
        return ControlPlaneInfrastructure.builder()
                .from(block)
                .job(addTo(block.job()))
                .build();
    }

    /**
     * Returns a Kubernetes Job manifest whose first container has this access, as {@link #addTo(ObjectNode)} does.
     *
     * @param manifest the manifest, such as that of a job block
     * @return a new manifest
     * @throws UsageException if the manifest has no container, or has a volume of the same name or place
     */
    @SuppressWarnings("unchecked") // the keys of JSON objects are texts
    public JobManifest addTo(JobManifest manifest) {
        ObjectNode json =
                addTo((ObjectNode) DocumentValue.read(manifest.asMap()).content());
        return JobManifest.of((Map<String, Object>) Objects.requireNonNull(DocumentValue.of(json)));
    }

    /**
     * Returns a Kubernetes Job manifest whose first container has this access: the volume, its mount, and a start command that sets up
     * Git and then executes the command and arguments of the container.
     *
     * @param manifest the manifest as JSON, which is not changed
     * @return a new manifest
     * @throws UsageException if the manifest has no container, or has a volume of the same name or place
     */
    public ObjectNode addTo(ObjectNode manifest) {
        ObjectNode result = manifest.deepCopy();
        if (!(result.at("/spec/template/spec/containers/0") instanceof ObjectNode container)) {
            throw new UsageException("Invalid manifest: spec.template.spec.containers is empty. Add a container.");
        }
        ArrayNode volumes = result.withObject("/spec/template/spec").withArray("volumes");
        ArrayNode mounts = container.withArray("volumeMounts");
        if (volumes.findValuesAsText("name").contains(VOLUME)
                || mounts.findValuesAsText("mountPath").contains(mountPath)) {
            throw new UsageException("Invalid manifest: it has a volume '" + VOLUME + "', or a mount at " + mountPath
                    + ". Remove it, or add the access once only.");
        }
        ObjectNode volume = volumes.addObject().put("name", VOLUME).putObject("secret");
        volume.put("secretName", Objects.requireNonNull(secret.name()));
        ArrayNode items = volume.putArray("items");
        keys.forEach(each -> items.addObject().put("key", each.key()).put("path", each.file()));
        mounts.addObject().put("name", VOLUME).put("mountPath", mountPath).put("readOnly", true);
        ArrayNode command = container.arrayNode();
        startCommand().forEach(command::add);
        container.path("command").forEach(command::add);
        container.set("command", command);
        return result;
    }

    /**
     * Returns the start command, which sets up Git and then executes the arguments that follow it.
     *
     * @return the command and its first arguments
     */
    public List<String> startCommand() {
        return List.of("/bin/sh", "-c", script, "git-access");
    }

    /** Returns the name of the secret. */
    @Override
    public String toString() {
        return "GitAccess[secret=" + secret.name() + "]";
    }
}
