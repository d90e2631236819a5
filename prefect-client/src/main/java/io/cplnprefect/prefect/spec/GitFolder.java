/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The working tree of a Git repository.
 *
 * @param remote URL of the remote {@code origin}
 * @param revision the branch, or the commit if no branch is checked out
 */
record GitFolder(String remote, String revision) {

    private static final Pattern ORIGIN =
            Pattern.compile("\\[remote \"origin\"]\\s*\\n(?:[ \\t]+(?!url)[^\\n]*\\n)*[ \\t]+url\\s*=\\s*(\\S+)");
    private static final String BRANCH = "ref: refs/heads/";
    private static final String FIX = ". Set the repository.";

    static GitFolder of(Path folder) {
        Path git = find(folder.toAbsolutePath().normalize());
        if (git == null) {
            throw new UsageException("Invalid folder '" + folder + "': it is not in a Git working tree" + FIX);
        }
        try {
            Matcher origin = ORIGIN.matcher(Files.readString(git.resolve("config")));
            if (!origin.find()) {
                throw new UsageException(
                        "Invalid folder '" + folder + "': its repository has no remote 'origin'" + FIX);
            }
            String head = Files.readString(git.resolve("HEAD")).strip();
            return new GitFolder(origin.group(1), head.startsWith(BRANCH) ? head.substring(BRANCH.length()) : head);
        } catch (IOException e) {
            throw new UsageException("Invalid folder '" + folder + "': its repository cannot be read" + FIX, e);
        }
    }

    private static @Nullable Path find(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return git;
            }
        }
        return null;
    }
}
