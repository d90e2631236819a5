/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The provider of a cloud account. An unknown value is kept. Immutable and thread-safe. */
public final class CloudProvider extends OpenValue {

    /** Amazon Web Services. */
    public static final CloudProvider AWS = new CloudProvider("aws");

    /** Google Cloud. */
    public static final CloudProvider GCP = new CloudProvider("gcp");

    /** Microsoft Azure. */
    public static final CloudProvider AZURE = new CloudProvider("azure");

    /** The NATS service of Synadia. */
    public static final CloudProvider NGS = new CloudProvider("ngs");

    private CloudProvider(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static CloudProvider of(String value) {
        return new CloudProvider(value);
    }
}
