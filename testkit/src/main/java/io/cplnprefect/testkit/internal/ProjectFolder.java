/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the Maven build that all its modules share. */
public final class ProjectFolder {
    private ProjectFolder() {}

    /** Returns {@code target} of the aggregator: that of system property {@code project.root}, else the nearest above. */
    public static Path target() throws IOException {
        String root = System.getProperty("project.root");
        return (root == null ? aggregator() : Path.of(root)).resolve("target").toAbsolutePath();
    }

    private static Path aggregator() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path pom = folder.resolve("pom.xml");
            if (Files.exists(pom) && Files.readString(pom).contains("<modules>")) {
                return folder;
            }
        }
        return here;
    }
}
