/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.ApplyReport;
import io.cplnprefect.prefect.plan.ImageChange;
import io.cplnprefect.prefect.plan.ImageRollout;
import io.cplnprefect.prefect.plan.Summary;
import io.cplnprefect.prefect.spec.ImageReference;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Rolls out a tag of an image. */
@Command(
        name = "image",
        header = "Sets a tag of an image in all deployments that use the image, and changes nothing else.",
        description = "To roll back, set the earlier tag.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect deploy image --set registry.example.com/etl:1.5.0 --dry-run",
            "  cpln-prefect deploy image --set registry.example.com/etl:1.5.0 --tag env:prod",
            "  cpln-prefect deploy image --set registry.example.com/etl:1.4.0 --tag env:prod"
        })
final class DeployImageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private SummaryOptions summaries;

    @Option(
            names = "--set",
            required = true,
            paramLabel = "<image>:<tag>",
            converter = ImageConverter.class,
            description = "the image with its new tag or digest")
    private ImageReference image;

    @Option(names = "--tag", paramLabel = "<tag>", description = "change deployments with this tag only")
    private @Nullable String tag;

    @Option(names = "--dry-run", description = "print what would change, and change nothing")
    private boolean dryRun;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    DeployImageCommand() {}

    static final class ImageConverter implements ITypeConverter<ImageReference> {
        @Override
        public ImageReference convert(String text) {
            try {
                return ImageReference.parse(text);
            } catch (UsageException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public Integer call() {
        summaries.check();
        try (Prefect prefect = PrefectClient.of(command)) {
            ImageRollout rollout = ImageRollout.of(prefect);
            List<ImageChange> changes = rollout.plan(image, tag);
            if (changes.isEmpty()) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "No deployment" + (tag == null ? "" : " with the tag '" + tag + "'") + " uses the image "
                                + image.repository() + ". Check its name; images of work pools are not changed.");
            }
            if (dryRun) {
                summaries.print(Summary.of(changes));
                return ExitCode.DONE;
            }
            ApplyReport report = rollout.apply(changes);
            summaries.print(Summary.of(report));
            return report.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
