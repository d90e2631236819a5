/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Order of listed flows and deployments. Open: a server may send others. */
public final class CreationSort extends OpenValue {

    /** By created, largest first. */
    public static final CreationSort CREATED_DESC = new CreationSort("CREATED_DESC");

    /** By updated, largest first. */
    public static final CreationSort UPDATED_DESC = new CreationSort("UPDATED_DESC");

    /** By name, smallest first. */
    public static final CreationSort NAME_ASC = new CreationSort("NAME_ASC");

    /** By name, largest first. */
    public static final CreationSort NAME_DESC = new CreationSort("NAME_DESC");

    private CreationSort(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static CreationSort of(String value) {
        return new CreationSort(value);
    }
}
