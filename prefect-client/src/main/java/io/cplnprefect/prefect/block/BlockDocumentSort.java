/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed block documents. A server may support values that are not declared here. */
public final class BlockDocumentSort extends OpenValue {

    /** By name, descending. */
    public static final BlockDocumentSort NAME_DESC = new BlockDocumentSort("NAME_DESC");

    /** By name, ascending. */
    public static final BlockDocumentSort NAME_ASC = new BlockDocumentSort("NAME_ASC");

    /** By name of the type, then by name, ascending. */
    public static final BlockDocumentSort BLOCK_TYPE_AND_NAME_ASC = new BlockDocumentSort("BLOCK_TYPE_AND_NAME_ASC");

    private BlockDocumentSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static BlockDocumentSort of(String value) {
        return new BlockDocumentSort(value);
    }
}
