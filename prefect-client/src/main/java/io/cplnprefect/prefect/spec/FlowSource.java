/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.CredentialPattern;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the code of flows is: in a Git repository, or in the image.
 *
 * <pre>{@code
 * DeploymentSpec spec = FlowSource.git("https://github.com/prefecthq/demos.git")
 *         .ref("main")
 *         .deployment("my_workflow.py:show_stars", "show-stars")
 *         .workPool("cpln")
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class FlowSource {

    private static final String GIT_CLONE = "prefect.deployments.steps.git_clone";
    private static final String IMAGE_FOLDER = "/opt/prefect";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    private final Map<String, Object> git;
    private final @Nullable String image;
    private final @Nullable String folder;

    private FlowSource(Map<String, Object> git, @Nullable String image, @Nullable String folder) {
        this.git = git;
        this.image = image;
        this.folder = folder;
    }

    /**
     * Returns the source of a Git repository.
     *
     * @param repository URL of the repository, without a password or token, or {@code git@host:path}
     * @return the source, with the default branch
     * @throws UsageException if the URL contains a password or token
     */
    public static FlowSource git(String repository) {
        if (CredentialPattern.credential(repository)) {
            throw new UsageException("Invalid repository '" + CredentialPattern.masked(repository)
                    + "': it contains a password or token. Remove it, and use accessToken(block).");
        }
        Map<String, Object> git = new LinkedHashMap<>();
        git.put("repository", repository);
        return new FlowSource(git, null, null);
    }

    /**
     * Returns the source of the repository that contains a folder: its remote {@code origin}, without user and password, and its
     * branch or, if no branch is checked out, its commit.
     *
     * @param folder folder in the working tree
     * @return the source
     * @throws UsageException if the folder is not in a working tree, or its repository has no such remote
     */
    public static FlowSource gitRemoteOf(Path folder) {
        GitFolder repository = GitFolder.of(folder);
        return git(CredentialPattern.withoutUser(repository.remote())).ref(repository.revision());
    }

    /**
     * Returns the source of code that is in the image of the flow runs.
     *
     * @param image reference to the image
     * @return the source, with the folder {@code /opt/prefect}
     * @throws UsageException if the reference is invalid
     */
    public static FlowSource inImage(String image) {
        return new FlowSource(Map.of(), ImageReference.parse(image).toString(), IMAGE_FOLDER);
    }

    /**
     * Returns the same source with a branch, a tag or a commit.
     *
     * @param ref a commit if it has 7 to 64 hexadecimal digits, and a branch or tag otherwise; Prefect 2 jobs cannot check out a commit
     * @return the source
     */
    public FlowSource ref(String ref) {
        Map<String, Object> changed = new LinkedHashMap<>(git);
        changed.remove("branch");
        changed.remove("commit_sha");
        changed.put(COMMIT.matcher(ref).matches() ? "commit_sha" : "branch", ref);
        return new FlowSource(changed, image, folder);
    }

    /**
     * Returns the same source with the submodules of the repository.
     *
     * @return the source
     */
    public FlowSource includeSubmodules() {
        return with("include_submodules", true);
    }

    /**
     * Returns the same source with only some directories of the repository; requires Prefect 3 in the job.
     *
     * @param directories the directories
     * @return the source
     */
    public FlowSource directories(String... directories) {
        return with("directories", List.of(directories));
    }

    /**
     * Returns the same source with an access token.
     *
     * @param block name of the block of type {@code secret} that contains the token
     * @return the source
     */
    public FlowSource accessToken(String block) {
        return with("access_token", reference("secret." + block));
    }

    /**
     * Returns the same source with credentials.
     *
     * @param type slug of the type of the block, such as {@code github-credentials}
     * @param block name of the block
     * @return the source
     */
    public FlowSource credentials(String type, String block) {
        return with("credentials", reference(type + "." + block));
    }

    /**
     * Returns the same source with another folder of the code in the image.
     *
     * @param path the folder
     * @return the source
     */
    public FlowSource folder(String path) {
        return new FlowSource(git, image, path);
    }

    private static String reference(String block) {
        return "{{ prefect.blocks." + block + " }}";
    }

    private FlowSource with(String input, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(git);
        changed.put(input, value);
        return new FlowSource(changed, image, folder);
    }

    /**
     * Returns the steps that fetch the code, as plain Java values.
     *
     * @return the steps; empty if the code is in the image
     */
    public List<Map<String, Object>> pullSteps() {
        return git.isEmpty() ? List.of() : List.of(Map.of(GIT_CLONE, git));
    }

    /**
     * Returns a builder of a deployment with this code. The flow has its default name, that of the function with hyphens.
     *
     * @param entrypoint location of the flow, {@code file.py:function}
     * @param name name of the deployment
     * @return a builder
     */
    public DeploymentSpec.Builder deployment(String entrypoint, String name) {
        DeploymentSpec.Builder spec = DeploymentSpec.builder();
        String function = entrypoint.substring(Math.max(entrypoint.lastIndexOf(':'), entrypoint.lastIndexOf('.')) + 1);
        spec.name(name)
                .flowName(function.replace('_', '-'))
                .entrypoint(entrypoint)
                .path(folder)
                .pullSteps(pullSteps());
        if (image != null) {
            spec.putJobVariables("image", image);
        }
        return spec;
    }

    /** Returns the source, without credentials. */
    @Override
    public String toString() {
        return git.isEmpty() ? "image " + image : "repository " + git.get("repository");
    }
}
