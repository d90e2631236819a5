/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.plan.DeploymentResult.Outcome;
import io.cplnprefect.prefect.spec.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets a new tag of an image in all deployments that use the image, and nothing else. The roll-back is the roll-out of the earlier tag.
 *
 * <pre>{@code
 * ImageRollout rollout = ImageRollout.of(prefect);
 * List<ImageChange> changes = rollout.plan(ImageReference.parse("registry.example.com/etl:1.5.0"), "etl");
 * ApplyReport report = rollout.apply(changes);
 * }</pre>
 *
 * <p>The image of a deployment is the text of its job variable {@code image}. Deployments without one use the image of their work pool,
 * and are left as they are. Thread-safe.
 */
public final class ImageRollout {

    /** The job variable with the image. */
    static final String VARIABLE = "image";

    private final Prefect prefect;

    private ImageRollout(Prefect prefect) {
        this.prefect = prefect;
    }

    /**
     * Returns the roll-out for the deployments of a server.
     *
     * @param prefect client of the server; remains open
     * @return the roll-out
     */
    public static ImageRollout of(Prefect prefect) {
        return new ImageRollout(prefect);
    }

    /**
     * Finds the deployments that use an image, with whatever tag or digest. Nothing is written.
     *
     * @param image the image with its new tag or digest
     * @param tag a tag that the deployments must have, or {@code null} for all deployments
     * @return the deployments that use the image, by name, those that have it already included
     * @throws UsageException if the image has neither a tag nor a digest
     * @throws ApiException if the server cannot be read
     */
    public List<ImageChange> plan(ImageReference image, @Nullable String tag) {
        if (image.tag() == null && image.digest() == null) {
            throw new UsageException("Invalid image '" + image + "': it has no tag. Write " + image + ":<tag>.");
        }
        List<ImageChange> changes = new ArrayList<>();
        new StateReader(prefect).named(tag).forEach((name, deployment) -> {
            if (uses(deployment, image)) {
                String before = String.valueOf(deployment.jobVariables().get(VARIABLE));
                changes.add(new ImageChange(deployment.id(), name, before, image.toString()));
            }
        });
        return changes;
    }

    private static boolean uses(Deployment deployment, ImageReference image) {
        return deployment.jobVariables().get(VARIABLE) instanceof String text
                && ImageReference.find(text)
                        .filter(used -> used.repository().equals(image.repository()))
                        .isPresent();
    }

    /**
     * Sets the images, one deployment after the other. The other job variables keep the values that they have at this moment. A
     * deployment that cannot be written is reported and does not stop the others.
     *
     * @param changes the deployments with their new images
     * @return what was done, deployment by deployment
     */
    public ApplyReport apply(List<ImageChange> changes) {
        return new ApplyReport(changes.stream().map(this::apply).toList());
    }

    private DeploymentResult apply(ImageChange change) {
        if (!change.changes()) {
            return new DeploymentResult(change.name(), Outcome.UNCHANGED, change.id(), null);
        }
        try {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>(
                    prefect.deployments().read(change.id()).execute().jobVariables());
            variables.put(VARIABLE, change.after());
            prefect.deployments()
                    .update(
                            change.id(),
                            DeploymentUpdate.builder().jobVariables(variables).build())
                    .execute();
            return new DeploymentResult(change.name(), Outcome.UPDATED, change.id(), null);
        } catch (ApiException e) {
            String reason = CredentialPattern.masked(String.valueOf(e.getMessage()));
            return new DeploymentResult(change.name(), Outcome.FAILED, change.id(), reason);
        }
    }
}
