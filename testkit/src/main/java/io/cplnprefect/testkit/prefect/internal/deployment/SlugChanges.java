/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which schedules of a deployment a request changes, found by their slugs, and which it creates.
 *
 * @param changes requested schedules whose {@link #target} exists
 * @param creations requested schedules with dates whose target does not
 */
record SlugChanges(List<JsonNode> changes, List<JsonNode> creations) {

    /**
     * Decides about the schedules of a request, all of which have slugs.
     *
     * @param slugs the slugs that exist
     * @throws ErrorResponseException with status 422 if a slug would exist twice, or a new schedule has no dates
     */
    static SlugChanges of(Set<String> slugs, JsonNode requested) {
        checkRenames(slugs, requested);
        SlugChanges found = new SlugChanges(new ArrayList<>(), new ArrayList<>());
        for (JsonNode schedule : requested) {
            if (slugs.contains(target(schedule))) {
                found.changes().add(schedule);
            } else if (schedule.hasNonNull("schedule")) {
                found.creations().add(schedule);
            } else {
                throw ErrorResponseException.detail(
                        422, "Unable to create new deployment schedules without a schedule configuration.");
            }
        }
        return found;
    }

    private static void checkRenames(Set<String> slugs, JsonNode requested) {
        Set<String> replaced = new HashSet<>();
        for (JsonNode schedule : requested) {
            if (renames(schedule) && !replaced.add(target(schedule))) {
                throw ErrorResponseException.detail(
                        422, "Multiple schedules have 'replaces' targeting the same slug: " + target(schedule));
            }
        }
        for (JsonNode schedule : requested) {
            String slug = schedule.path("slug").asText();
            if (renames(schedule) && slugs.contains(slug) && !replaced.contains(slug)) {
                throw ErrorResponseException.detail(
                        422,
                        "Cannot rename schedule from '" + target(schedule) + "' to '" + slug
                                + "': a schedule with slug '" + slug + "' already exists.");
            }
        }
    }

    /** Returns the slug of the schedule that a request means. */
    static String target(JsonNode schedule) {
        return schedule.path(renames(schedule) ? "replaces" : "slug").asText();
    }

    private static boolean renames(JsonNode schedule) {
        return schedule.hasNonNull("replaces")
                && !schedule.path("replaces").asText().isEmpty();
    }
}
