/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.cloud;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.profile.Profile;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile that uses Prefect Cloud, as the commands {@code prefect cloud login}, {@code prefect cloud workspace} and
 * {@code prefect cloud logout} change it. Nothing is changed if a check fails. Thread-safe.
 *
 * @param profiles the profiles
 * @param name name of the profile
 */
public record CloudProfile(Profiles profiles, String name) {

    private static final String URL = PrefectSettings.API_URL.name();
    private static final String KEY = PrefectSettings.API_KEY.name();
    private static final String AUTH_STRING = PrefectSettings.API_AUTH_STRING.name();

    /**
     * Checks a key, and sets key and workspace in the profile, which is created if it does not exist.
     *
     * @param cloud Prefect Cloud, with the key
     * @param workspace handles of account and workspace; {@code null} for the only one
     * @return the workspace
     * @throws UsageException if the key is rejected, the workspace is unknown or ambiguous, or the profile has credentials of a
     *     server, which would take precedence over the key
     * @throws ApiException if the call failed for another reason
     */
    public Workspace login(Cloud cloud, @Nullable String workspace) {
        Profile existing = existing();
        if (existing != null && existing.settings().containsKey(AUTH_STRING)) {
            throw new UsageException("The profile '" + name + "' has " + AUTH_STRING
                    + ", which takes precedence over the key of Prefect Cloud. Remove it, or log in with"
                    + " another profile.");
        }
        Workspace chosen = workspace == null ? only(cloud.check()) : cloud.workspace(workspace);
        Map<String, String> settings = Map.of(KEY, cloud.key().reveal(), URL, cloud.apiUrl(chosen));
        if (existing == null) {
            profiles.create(name, settings);
        } else {
            profiles.update(name, settings, List.of());
        }
        return chosen;
    }

    /**
     * Sets the workspace of the profile.
     *
     * @param cloud Prefect Cloud, with the key of the profile
     * @param workspace handles of account and workspace
     * @return the workspace
     * @throws UsageException if the profile is not logged in, the key is rejected, or the workspace is unknown
     * @throws ApiException if the call failed for another reason
     */
    public Workspace use(Cloud cloud, String workspace) {
        requireLoggedIn();
        Workspace chosen = cloud.workspace(workspace);
        profiles.set(name, URL, cloud.apiUrl(chosen));
        return chosen;
    }

    /**
     * Returns the workspace of the profile.
     *
     * @param cloud Prefect Cloud, with the key of the profile
     * @return the workspace, or {@code null} if the key may not use the workspace whose address the profile has
     * @throws UsageException if the profile is not logged in, or the key is rejected
     * @throws ApiException if the call failed for another reason
     */
    public @Nullable Workspace workspace(Cloud cloud) {
        String address = requireLoggedIn().settings().getOrDefault(URL, "").replaceAll("/+$", "");
        return cloud.check().stream()
                .filter(workspace -> cloud.apiUrl(workspace).equals(address))
                .findFirst()
                .orElse(null);
    }

    /**
     * Removes key and address from the profile. The key stays valid; delete it in Prefect Cloud to revoke it.
     *
     * @throws UsageException if the profile is not logged in
     */
    public void logout() {
        requireLoggedIn();
        profiles.update(name, Map.of(), List.of(KEY, URL));
    }

    private Profile requireLoggedIn() {
        Profile profile = profiles.read(name);
        if (!profile.settings().containsKey(KEY)) {
            throw new UsageException("The profile '" + name + "' has no " + KEY + ". Log in first.");
        }
        return profile;
    }

    private @Nullable Profile existing() {
        return profiles.list().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Workspace only(List<Workspace> workspaces) {
        if (workspaces.size() == 1) {
            return workspaces.get(0);
        }
        throw new UsageException(
                workspaces.isEmpty()
                        ? "The key may use no workspace of Prefect Cloud. Create one, or invite the owner of the key"
                                + " to one."
                        : "The key may use several workspaces of Prefect Cloud. Choose one of "
                                + workspaces.stream()
                                        .map(Workspace::handle)
                                        .sorted()
                                        .toList() + ".");
    }
}
