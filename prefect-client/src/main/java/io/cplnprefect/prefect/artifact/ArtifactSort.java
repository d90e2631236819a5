/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed artifacts. A server may support values that are not declared here. */
public final class ArtifactSort extends OpenValue {

    /** By time of creation, latest first. */
    public static final ArtifactSort CREATED_DESC = new ArtifactSort("CREATED_DESC");

    /** By time of the last change, latest first. */
    public static final ArtifactSort UPDATED_DESC = new ArtifactSort("UPDATED_DESC");

    /** By id, descending. */
    public static final ArtifactSort ID_DESC = new ArtifactSort("ID_DESC");

    /** By key, descending. */
    public static final ArtifactSort KEY_DESC = new ArtifactSort("KEY_DESC");

    /** By key, ascending. */
    public static final ArtifactSort KEY_ASC = new ArtifactSort("KEY_ASC");

    private ArtifactSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static ArtifactSort of(String value) {
        return new ArtifactSort(value);
    }
}
