/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.project.StepRunner;
import io.cplnprefect.prefect.spec.ImageReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The image steps of a {@code prefect.yaml}, executed with the {@code cpln} client, or with Docker for images of other registries than
 * that of the organization. What a step returns is known before, so that nothing is built until all files are checked.
 */
final class ImageBuilds implements StepRunner {

    private static final String OWN_REGISTRY = "//image/";

    private final Path folder;
    private final Set<List<String>> commands = new LinkedHashSet<>();

    ImageBuilds(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, ?> run(Step step) {
        String name = step.function().substring(step.function().lastIndexOf('.') + 1);
        return switch (name) {
            case "build_docker_image" -> build(step);
            case "push_docker_image" -> push(step);
            default ->
                throw new UsageException("Invalid step " + step.function() + ": --build executes build_docker_image and"
                        + " push_docker_image only. Execute the step in the pipeline.");
        };
    }

    private Map<String, ?> build(Step step) {
        ImageReference image = image(step);
        Object named = step.inputs().get("dockerfile");
        String file = named == null ? "Dockerfile" : named.toString();
        if (file.equals("auto")) {
            throw new UsageException("Invalid dockerfile 'auto' of " + step.function()
                    + ": no Dockerfile is generated. Write one, and name it.");
        }
        commands.add(
                own(image)
                        ? List.of("cpln", "image", "build", "--name", local(image), "--dockerfile", file, "--push")
                        : List.of("docker", "build", "--tag", image.toString(), "--file", file, "."));
        return outputs(image);
    }

    /** The {@code cpln} client pushes what it has built. */
    private Map<String, ?> push(Step step) {
        ImageReference image = image(step);
        if (!own(image)) {
            commands.add(List.of("docker", "push", image.toString()));
        }
        return outputs(image);
    }

    private static ImageReference image(Step step) {
        Object name = step.inputs().get("image_name");
        Object tag = step.inputs().get("tag");
        if (name == null || tag == null) {
            throw new UsageException("Invalid step " + step.function()
                    + ": image_name or tag is missing. Set both, such as tag: \"{{ $VERSION }}\".");
        }
        return ImageReference.parse(name + ":" + tag);
    }

    private static boolean own(ImageReference image) {
        return image.repository().startsWith(OWN_REGISTRY);
    }

    private static String local(ImageReference image) {
        return image.toString().substring(OWN_REGISTRY.length());
    }

    private static Map<String, ?> outputs(ImageReference image) {
        return Map.of("image", image.toString(), "image_name", image.repository(), "tag", String.valueOf(image.tag()));
    }

    /**
     * Builds and pushes the images, one after the other, in the folder of the file.
     *
     * @throws CommandException if a program cannot be executed or fails
     * @throws InterruptedException if the thread is interrupted
     */
    void execute() throws InterruptedException {
        for (List<String> command : commands) {
            String words = String.join(" ", command);
            int exitCode;
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                // Standard output has the summary of the deployments alone.
                process.getInputStream().transferTo(System.err);
                exitCode = process.waitFor();
            } catch (IOException e) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "Cannot execute '" + words + "': " + e.getMessage() + ". Install the program.");
            }
            if (exitCode != 0) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "'" + words + "' has failed with exit code " + exitCode + ". No deployment was written.");
            }
        }
    }
}
