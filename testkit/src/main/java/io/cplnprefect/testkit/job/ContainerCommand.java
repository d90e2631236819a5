/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line and the environment of containers as processes.
 *
 * @param pathPrefix folders that are searched for programs first
 * @param extraEnv variables that replace those of containers
 * @param workingDir the working directory, null for a new folder per process
 */
record ContainerCommand(
        List<Path> pathPrefix,
        Map<String, String> extraEnv,
        @Nullable Path workingDir) {
    /** The variable of the folder that the root of the file system of the container is emulated in, for secret volumes. */
    private static final String MOUNTS = "CPLN_EMULATED_MOUNTS";

    private static final Set<String> INHERITED = Set.of("PATH", "LANG", "USER");

    /** Starts a program in a session and process group of its own; null where the system lacks it. */
    private static final @Nullable String SETSID = programOnPath("setsid", System.getenv("PATH"));

    /** Starts the process of a container, which is not watched yet. */
    ContainerProcess start(
            JobSpec spec, JobSpec.Container container, JobEvents events, Consumer<ContainerProcess> whenEnded)
            throws IOException {
        Path folder = Files.createTempDirectory("job-" + container.name() + "-");
        String marker = spec.replica() + "/" + container.name();
        try {
            Map<String, String> env = environment(container, folder);
            env.put(MOUNTS, mounted(container, folder.resolve("mounts")).toString());
            env.put(ContainerProcess.MARKER, marker);
            ProcessBuilder builder = new ProcessBuilder(line(container, env.getOrDefault("PATH", "")));
            builder.directory((workingDir == null ? folder : workingDir).toFile());
            builder.environment().clear();
            builder.environment().putAll(env);
            Process process = builder.start();
            return new ContainerProcess(
                    container.name(), marker, builder, process, SETSID != null, folder, events, whenEnded);
        } catch (IOException | IllegalArgumentException e) {
            deleteTree(folder);
            throw e;
        }
    }

    /** Writes the files of secret volumes, read-only, at their paths below a folder. */
    private static Path mounted(JobSpec.Container container, Path root) throws IOException {
        Files.createDirectory(root);
        for (Map.Entry<String, String> file : container.files().entrySet()) {
            Path path = root.resolve(file.getKey().replaceFirst("^/+", "")).normalize();
            if (!path.startsWith(root)) {
                throw new IllegalArgumentException("invalid mount path " + file.getKey());
            }
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
            if (!path.toFile().setReadOnly()) {
                throw new IOException("cannot make " + path + " read-only");
            }
        }
        return root;
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<String> line(JobSpec.Container container, String path) {
        List<String> line = new ArrayList<>(container.command());
        line.addAll(container.args());
        if (line.isEmpty()) {
            throw new IllegalArgumentException("container " + container.name()
                    + " has neither command nor args, and the entry point of image " + container.image()
                    + " is unknown");
        }
        line.set(0, program(line.get(0), path));
        if (SETSID != null) {
            line.add(0, SETSID);
        }
        return line;
    }

    private Map<String, String> environment(JobSpec.Container container, Path folder) {
        Map<String, String> env = new LinkedHashMap<>(System.getenv());
        env.keySet().retainAll(INHERITED);
        env.put("HOME", folder.toString());
        env.put("TMPDIR", folder.toString());
        env.putAll(container.env());
        env.putAll(extraEnv);
        StringBuilder path = new StringBuilder();
        pathPrefix.forEach(first -> path.append(first).append(File.pathSeparatorChar));
        env.put("PATH", path + env.getOrDefault("PATH", ""));
        return env;
    }

    /** Returns the program that the path of the process names; the JVM would use its own path. */
    static String program(String name, String path) {
        String program =
                name.contains("/") ? (Files.isExecutable(Path.of(name)) ? name : null) : programOnPath(name, path);
        if (program == null) {
            throw new IllegalArgumentException("executable file not found in $PATH: " + name);
        }
        return program;
    }

    private static @Nullable String programOnPath(String name, @Nullable String path) {
        if (path == null) {
            return null;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, name);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate.toString();
            }
        }
        return null;
    }
}
