/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed flows and deployments. A server may support values that are not declared here. */
public final class CreationSort extends OpenValue {

    /** By time of creation, latest first. */
    public static final CreationSort CREATED_DESC = new CreationSort("CREATED_DESC");

    /** By time of the last change, latest first. */
    public static final CreationSort UPDATED_DESC = new CreationSort("UPDATED_DESC");

    /** By name, ascending. */
    public static final CreationSort NAME_ASC = new CreationSort("NAME_ASC");

    /** By name, descending. */
    public static final CreationSort NAME_DESC = new CreationSort("NAME_DESC");

    private CreationSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static CreationSort of(String value) {
        return new CreationSort(value);
    }
}
